package dev.segue.training;

import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.FoldIn;
import dev.segue.math.GramMatrix;

/// Folds listeners in against fitted vectors, as serving does. Not thread-safe: the scratch of one thread.
final class Folding {

    private final FitTracks tracks;
    private final GramMatrix gram;
    private final FoldIn fold;

    /// @param gram that of the tracks' vectors
    Folding(FitTracks tracks, GramMatrix gram, FactorSettings serving) {
        this.tracks = tracks;
        this.gram = gram;
        this.fold = new FoldIn(serving);
    }

    /// Solves for the vector of a listener.
    ///
    /// @return whether there is one
    boolean solve(LatestMet latest, float[] taste) {
        fold.begin(gram);
        for (int place = 0; place < latest.size(); place++) {
            int track = latest.track(place);
            if (tracks.isKept(track)) {
                fold.add(tracks.vectors().values(), tracks.vectors().start(track), latest.strength(place));
            }
        }
        return fold.solve(taste, 0);
    }
}
