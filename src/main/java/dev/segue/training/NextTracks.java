package dev.segue.training;

import dev.segue.evaluation.measures.ListScore;
import dev.segue.learning.sequence.Age;
import dev.segue.learning.sequence.Encoder;
import dev.segue.learning.sequence.Histories;
import dev.segue.learning.sequence.TrackTable;
import dev.segue.math.Lanes;
import dev.segue.math.Mix;
import dev.segue.math.TopK;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The next new track of a listener, asked again and again in a part of a log that is later than what was learnt.
///
/// Asked is what serving is asked: the encoder reads what the listener heard up to then, in the held-out part too, and
/// nothing that the listener has chosen before is offered. A track without a vector of its own counts as missed.
final class NextTracks {

    private final Histories histories;
    private final TrackTable table;
    private final int[] questions;
    private final int dimensions;

    private interface Scorer {

        /// Offers tracks to a list.
        ///
        /// @param met the listener's tracks, in ascending order
        void offerTo(TopK list, int position, int[] met);
    }

    /// @param learnt the number of the first choice that is held out
    /// @param end the number of the first choice after the held-out part
    /// @param most how many questions at most; which ones, a hash decides
    NextTracks(Histories histories, TrackTable table, int dimensions, int learnt, int end, int most, long seed) {
        this.histories = histories;
        this.table = table;
        this.dimensions = dimensions;
        this.questions = IntStream.range(0, histories.size())
                .filter(position -> histories.number(position) >= learnt
                        && histories.number(position) < end
                        && histories.before(position) > 0
                        && histories.isFirst(position))
                .boxed()
                .sorted(Comparator.comparingLong(position -> Mix.of(seed ^ position)))
                .limit(most)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Returns how many questions there are.
    int size() {
        return questions.length;
    }

    /// Measures the lists that the encoder gives.
    ///
    /// @param maker makes the encoder of one thread
    /// @param rounded whether vectors are measured as they are kept, in half precision
    Scores of(Supplier<Encoder> maker, boolean rounded, Chunks chunks) {
        int[] tracks = IntStream.range(0, table.tracks()).filter(table::has).toArray();
        float[] vectors = new float[Math.multiplyExact(tracks.length, dimensions)];
        for (int row = 0; row < tracks.length; row++) {
            var _ = read(tracks[row], vectors, row * dimensions, rounded);
        }
        return measured(
                () -> {
                    Encoder encoder = maker.get();
                    float[] scratch = new float[dimensions];
                    return (list, position, met) -> {
                        float[] point = encoded(encoder, position, scratch, rounded);
                        for (int row = 0; row < tracks.length; row++) {
                            float score = Lanes.dot(vectors, row * dimensions, point, 0, dimensions);
                            if (score >= list.floor() && Arrays.binarySearch(met, tracks[row]) < 0) {
                                list.offer(tracks[row], score);
                            }
                        }
                    };
                },
                chunks);
    }

    /// Measures the lists of what most listeners have chosen.
    Scores ofPopular(int learnt, Chunks chunks) {
        int[] listeners = new int[table.tracks()];
        for (int position = 0; position < histories.size(); position++) {
            if (histories.number(position) < learnt && histories.isFirst(position)) {
                listeners[histories.track(position)]++;
            }
        }
        List<Integer> popular = IntStream.range(0, listeners.length)
                .filter(track -> listeners[track] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(track -> -listeners[track])
                        .thenComparingLong(track -> Mix.of(track)))
                .toList();
        return measured(
                () -> (list, _, met) -> {
                    for (int i = 0; i < popular.size() && listeners[popular.get(i)] >= list.floor(); i++) {
                        if (Arrays.binarySearch(met, popular.get(i)) < 0) {
                            list.offer(popular.get(i), listeners[popular.get(i)]);
                        }
                    }
                },
                chunks);
    }

    private float[] encoded(Encoder encoder, int position, float[] scratch, boolean rounded) {
        encoder.begin();
        int length = Math.min(encoder.context(), histories.before(position));
        for (int place = 0; place < length; place++) {
            int earlier = position - 1 - place;
            if (read(histories.track(earlier), scratch, 0, rounded)) {
                encoder.add(scratch, 0, place, Age.of(histories.millis(position) - histories.millis(earlier)));
            }
        }
        return encoder.encode();
    }

    private boolean read(int track, float[] into, int from, boolean rounded) {
        boolean known = table.read(track, into, from);
        for (int i = from; rounded && i < from + dimensions; i++) {
            into[i] = Float.float16ToFloat(Float.floatToFloat16(into[i]));
        }
        return known;
    }

    private Scores measured(Supplier<Scorer> maker, Chunks chunks) {
        ListScore[] scores = new ListScore[questions.length];
        var _ = chunks.each(scores.length, () -> {
            Scorer scorer = maker.get();
            return (first, end) -> {
                for (int i = first; i < end; i++) {
                    TopK list = new TopK(Scores.DEPTH);
                    scorer.offerTo(list, questions[i], metBefore(questions[i]));
                    scores[i] = ListScore.ofOne(placeOf(histories.track(questions[i]), list.sort()));
                }
                return 0;
            };
        });
        Scores all = new Scores();
        for (int i = 0; i < scores.length; i++) {
            all.add(histories.listener(questions[i]), scores[i]);
        }
        return all;
    }

    private int[] metBefore(int position) {
        return IntStream.range(position - histories.before(position), position)
                .map(histories::track)
                .sorted()
                .toArray();
    }

    private static int placeOf(int track, TopK list) {
        for (int rank = 0; rank < list.size(); rank++) {
            if (list.key(rank) == track) {
                return rank;
            }
        }
        return -1;
    }
}
