package dev.segue.ranking;

import dev.segue.learning.factors.CandidateCache;
import dev.segue.learning.sequence.Age;
import dev.segue.learning.sequence.Encoder;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.Taste;
import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/// One listener's latest plays as a generation's encoder reads them, and how near tracks are to that.
///
/// Not thread-safe: the scratch of one list.
public final class ListenerSequence {

    private final SequenceIndex index;
    private final float[] point;
    private final float[] scratch;
    private double highest = Double.NaN;
    private double fit;

    private ListenerSequence(SequenceIndex index, float[] point, float[] scratch) {
        this.index = index;
        this.point = point;
        this.scratch = scratch;
    }

    /// Returns what the encoder of what serves makes of a listener; empty when there is none, or it knows none of the
    /// latest plays.
    ///
    /// @param atMillis the moment in question, in event time
    public static Optional<ListenerSequence> of(Taste taste, Model model, long atMillis) {
        return of(taste, model, model.learnt(), atMillis);
    }

    static Optional<ListenerSequence> of(Taste taste, Model model, Learnt learnt, long atMillis) {
        SequenceIndex index = learnt.sequence();
        List<RecentPlay> recent = taste.recent();
        if (index == null || recent.isEmpty()) {
            return Optional.empty();
        }
        Encoder encoder = index.encoder();
        float[] scratch = new float[index.dimensions()];
        boolean known = false;
        encoder.begin();
        for (int place = 0; place < Math.min(encoder.context(), recent.size()); place++) {
            RecentPlay play = recent.get(recent.size() - 1 - place);
            if (index.read(play.track(), artistOf(play, model), scratch)) {
                encoder.add(scratch, 0, place, Age.of(atMillis - play.atMillis()));
                known = true;
            }
        }
        return known ? Optional.of(new ListenerSequence(index, encoder.encode(), scratch)) : Optional.empty();
    }

    private static long artistOf(RecentPlay play, Model model) {
        TrackNode node = model.track(play.track());
        return node == null ? play.artist() : node.artist();
    }

    /// Returns the nearest tracks that have a vector of their own, exactly.
    ///
    /// @param admits which tracks may be among them; asked only about those that are near enough
    public TopK best(int most, LongPredicate admits) {
        TopK best = index.best(point, most, admits);
        highest = best.size() == 0 ? Double.NaN : best.score(0);
        return best;
    }

    /// Returns the same, from what was found before where that is enough.
    ///
    /// @param admits which tracks may be among them; at most those that the listener has not met
    TopK best(CandidateCache.Asking who, int most, LongPredicate admits) {
        TopK best = index.best(who, point, most, admits);
        highest = best.size() == 0 ? Double.NaN : best.score(0);
        return best;
    }

    /// Returns the product of the best that was found last; not a number before, and when there was none.
    double highest() {
        return highest;
    }

    /// Returns whether anything is known of a track, and looks at it if so.
    boolean reads(TrackNode node) {
        boolean known = index.read(node.fingerprint(), node.artist(), scratch);
        fit = known ? Lanes.dot(scratch, 0, point, 0, point.length) : 0;
        return known;
    }

    /// Returns the product of the track that was looked at last.
    double fit() {
        return fit;
    }
}
