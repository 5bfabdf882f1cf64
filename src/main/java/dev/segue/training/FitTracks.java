package dev.segue.training;

import dev.segue.learning.factors.FactorSettings;
import dev.segue.math.GramMatrix;
import java.util.BitSet;

/// The tracks of a fit: their vectors, and which of them are kept because enough listeners wanted them.
final class FitTracks {

    private final VectorTable vectors;
    private final BitSet kept = new BitSet();

    FitTracks(VectorTable vectors, SparseRows byTrack, FactorSettings serving) {
        this.vectors = vectors;
        for (int track = 0; track < byTrack.rows(); track++) {
            int wanted = 0;
            for (int entry = byTrack.start(track); entry < byTrack.end(track); entry++) {
                wanted += byTrack.value(entry) > 0 ? 1 : 0;
            }
            kept.set(track, wanted >= serving.listeners());
        }
    }

    VectorTable vectors() {
        return vectors;
    }

    boolean isKept(int track) {
        return kept.get(track);
    }

    int count() {
        return kept.cardinality();
    }

    /// Returns the Gram matrix of those that are kept.
    GramMatrix gram() {
        GramMatrix gram = new GramMatrix(vectors.dimensions());
        kept.stream().forEach(track -> gram.add(vectors.values(), vectors.start(track), 1));
        return gram;
    }
}
