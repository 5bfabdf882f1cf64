package dev.segue.evaluation;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.ranking.Model;
import java.util.Optional;

/// What an owner publishes of a track.
///
/// @param track whose rows they are
/// @param totals its totals
/// @param successors what followed it; empty when that has not changed
/// @param vector its vector; empty when that has not changed, or too little speaks for it
record PublishedTrack(
        TrackId track, TrackTotals totals, Optional<SuccessorRow> successors, Optional<HalfVector> vector) {

    /// Returns how many rows of the budget they are.
    int count() {
        return 1 + (successors.isPresent() ? 1 : 0) + (vector.isPresent() ? 1 : 0);
    }

    void applyTo(Model model) {
        model.apply(track, totals);
        successors.ifPresent(row -> model.apply(track.fingerprint(), row));
        vector.ifPresent(row -> model.apply(track.fingerprint(), row));
    }
}
