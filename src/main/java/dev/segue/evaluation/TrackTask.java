package dev.segue.evaluation;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.publishing.ChangeMarks;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.ranking.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A task of the track room in the heap: the rows of its tracks.
///
/// It differs from the stream's in that successors are merged at once and not in groups.
final class TrackTask {

    private final TrendingSettings trends;
    private final CoListenSettings coListens;
    private final OfflineFactors factors;
    private final Map<TrackId, TrackTotals> totals = new HashMap<>();
    private final Map<TrackId, SuccessorRow> successors = new HashMap<>();

    TrackTask(TrendingSettings trends, CoListenSettings coListens, Model model) {
        this.trends = trends;
        this.coListens = coListens;
        this.factors = new OfflineFactors(model.vectors().settings());
    }

    /// Goes on from what a training has made.
    void start(TrainedVectors vectors) {
        factors.start(vectors);
    }

    /// Returns the sample of listeners that stands for everybody.
    List<HalfVector> sample() {
        return factors.listeners();
    }

    /// Applies an update; returns what of the track has changed, see [ChangeMarks].
    int apply(AddressedUpdate addressed) {
        TrackId track = addressed.track();
        TrackUpdate update = addressed.update();
        TrackTotals before = totals.getOrDefault(track, TrackTotals.NONE);
        TrackTotals after = before.with(update, trends);
        totals.put(track, after);
        if (!update.successors().isEmpty()) {
            successors.put(
                    track, successors.getOrDefault(track, SuccessorRow.NONE).merge(update.successors(), coListens));
        }
        boolean stepped = factors.apply(track.fingerprint(), before.steps(), update);
        return ChangeMarks.of(update, stepped, after.updates());
    }

    /// Returns how many updates a track has had.
    long updatesOf(TrackId track) {
        return totals.getOrDefault(track, TrackTotals.NONE).updates();
    }

    /// Returns the rows of a track that have changed, as they are now.
    ///
    /// @param marks what has changed, see [ChangeMarks]
    PublishedTrack rows(TrackId track, int marks) {
        return new PublishedTrack(
                track,
                totals.getOrDefault(track, TrackTotals.NONE),
                ChangeMarks.hasSuccessors(marks) ? Optional.ofNullable(successors.get(track)) : Optional.empty(),
                ChangeMarks.hasVector(marks, 0) ? factors.solved(track.fingerprint()) : Optional.empty());
    }
}
