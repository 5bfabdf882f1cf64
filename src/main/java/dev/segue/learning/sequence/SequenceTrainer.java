package dev.segue.learning.sequence;

import dev.segue.events.HalfVector;
import dev.segue.math.Lanes;
import dev.segue.math.Mix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// Trains an encoder and the vectors of the tracks together, in batches.
///
/// A batch is shared among threads in parts of [#PART] examples, whose gradients are summed up in their order: what is
/// learnt is the same to the bit for any number of threads. A step whose gradients are not all numbers is not taken, so
/// that nothing that is not a number is ever learnt.
///
/// Cost of an example: `sampled · 4 · dimensions` fused multiply-adds and about as many exponentials as tracks
/// are sampled, `9 · dimensions · hidden` for the network. Memory: three times the table and the weights, and
/// for each part of a batch the gradients of the sample.
public final class SequenceTrainer {

    /// How many examples make a part.
    static final int PART = 16;

    private static final double FADE = 0.8;

    private final TrackTable table;
    private final SequenceSettings settings;
    private final SequenceShape shape;
    private final float[] weights;
    private final int[] examples;
    private final Sample sample;
    private final PartialGradient[] parts;
    private final RowSums rows;
    private final float[] ofWeights;
    private final Adam weightSteps;
    private final Adam tableSteps;
    private int skipped;

    /// Does tasks, maybe several at a time, and returns when all are done.
    public interface Crew {

        /// Does each task from 0 up to their number.
        void each(int tasks, IntConsumer task);
    }

    /// @param end the number of the first choice that is not learnt
    /// @param table the vectors that are learnt with it
    public SequenceTrainer(Histories histories, int end, TrackTable table, SequenceSettings settings) {
        this.table = table;
        this.settings = settings;
        this.shape = settings.shape();
        this.weights = firstWeights(shape, settings.seed());
        this.examples = examples(histories, end, table, settings.onlyFirst());
        this.sample = new Sample(new Proposal(counts(histories, examples, table)), table, settings.sampled());
        this.parts = new PartialGradient[(settings.batch() + PART - 1) / PART];
        Arrays.setAll(parts, _ -> new PartialGradient(histories, table, encoder(), sample, shape.weights(), PART));
        this.rows = new RowSums(table.rows(), shape.dimensions());
        this.ofWeights = new float[shape.weights()];
        this.weightSteps = new Adam(weights, settings.rate(), settings.decay());
        this.tableSteps = new Adam(table.values(), settings.rate(), settings.decay());
    }

    /// Weights with which the point is the faded mean of the latest tracks.
    private static float[] firstWeights(SequenceShape shape, long seed) {
        float[] weights = new float[shape.weights()];
        SplittableRandom random = new SplittableRandom(Mix.of(seed));
        for (int place = 0; place < shape.context(); place++) {
            for (Age age : Age.values()) {
                weights[shape.place(place, age)] = (float) ((1 - FADE) * StrictMath.pow(FADE, place));
            }
        }
        double into = StrictMath.sqrt(2.0 / shape.inputs());
        for (int i = shape.intoUnit(0); i < shape.biases(); i++) {
            weights[i] = (float) random.nextGaussian(0, into);
        }
        for (int i = shape.outOfUnit(0); i < shape.outputBias(); i++) {
            weights[i] = (float) random.nextGaussian(0, 0.1 / shape.hidden());
        }
        return weights;
    }

    private static int[] examples(Histories histories, int end, TrackTable table, boolean onlyFirst) {
        return IntStream.range(0, histories.size())
                .filter(position -> histories.number(position) < end
                        && histories.before(position) > 0
                        && table.has(histories.track(position))
                        && (!onlyFirst || histories.isFirst(position)))
                .toArray();
    }

    private static int[] counts(Histories histories, int[] examples, TrackTable table) {
        int[] counts = new int[table.tracks()];
        for (int position : examples) {
            counts[histories.track(position)]++;
        }
        return counts;
    }

    /// Returns how many examples there are; without any, nothing can be learnt.
    public int examples() {
        return examples.length;
    }

    /// Returns how many steps were not taken because a gradient was not a number.
    public int skipped() {
        return skipped;
    }

    /// Returns an encoder with the weights of the moment. They change when it is trained on.
    public Encoder encoder() {
        return new Encoder(shape, weights);
    }

    /// Goes over all examples once and returns the mean loss.
    ///
    /// @param number of the epoch, from 1
    public double epoch(int number, Crew crew) {
        SplittableRandom random = new SplittableRandom(Mix.of(settings.seed()) + number);
        shuffle(random);
        double loss = 0;
        for (int first = 0; first < examples.length; first += settings.batch()) {
            loss += step(first, Math.min(examples.length, first + settings.batch()), random, crew);
        }
        return loss / examples.length;
    }

    private void shuffle(SplittableRandom random) {
        for (int i = examples.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = examples[i];
            examples[i] = examples[other];
            examples[other] = kept;
        }
    }

    private double step(int first, int end, SplittableRandom random, Crew crew) {
        sample.draw(random);
        int used = (end - first + PART - 1) / PART;
        crew.each(used, part -> {
            parts[part].clear();
            for (int i = first + part * PART; i < Math.min(end, first + (part + 1) * PART); i++) {
                parts[part].add(examples[i]);
            }
        });
        double loss = 0;
        Arrays.fill(ofWeights, 0);
        rows.clear();
        for (int part = 0; part < used; part++) {
            loss += parts[part].loss();
            sumUp(parts[part], 1f / (end - first));
        }
        take(loss);
        return loss;
    }

    private void sumUp(PartialGradient part, float factor) {
        Lanes.addScaled(ofWeights, 0, factor, part.ofWeights(), 0, ofWeights.length);
        for (int i = 0; i < sample.size(); i++) {
            add(sample.track(i), factor, part.ofSample(), i * shape.dimensions());
        }
        for (int i = 0; i < part.size(); i++) {
            add(part.track(i), factor, part.ofTracks(), i * shape.dimensions());
        }
    }

    private void add(int track, float factor, float[] gradient, int from) {
        rows.add(table.ownRow(track), factor, gradient, from);
        rows.add(table.artistRow(track), factor, gradient, from);
    }

    private void take(double loss) {
        boolean finite = Double.isFinite(loss)
                && Float.isFinite(Lanes.dot(ofWeights, 0, ofWeights, 0, ofWeights.length))
                && rows.isFinite();
        if (!finite) {
            skipped++;
            return;
        }
        weightSteps.begin();
        weightSteps.step(0, ofWeights, 0, ofWeights.length);
        tableSteps.begin();
        for (int place = 0; place < rows.size(); place++) {
            tableSteps.step(
                    rows.row(place) * shape.dimensions(), rows.sums(), place * shape.dimensions(), shape.dimensions());
        }
    }

    /// Returns what has been learnt, rounded to the precision in which vectors are kept.
    ///
    /// @param keyOf the fingerprint of a track
    /// @param artistKeyOf the fingerprint of a track's artist
    public SequenceModel model(IntToLongFunction keyOf, IntToLongFunction artistKeyOf) {
        SequenceModel.Builder model = new SequenceModel.Builder(shape, weights);
        float[] vector = new float[shape.dimensions()];
        for (int track = 0; track < table.tracks(); track++) {
            if (table.has(track) && table.read(track, vector, 0)) {
                model.track(keyOf.applyAsLong(track), HalfVector.of(vector));
            }
            if (table.readArtist(track, vector)) {
                model.artist(artistKeyOf.applyAsLong(track), HalfVector.of(vector));
            }
        }
        return model.build();
    }
}
