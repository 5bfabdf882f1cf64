package dev.segue.training;

import dev.segue.math.GramMatrix;
import dev.segue.math.Lanes;
import dev.segue.math.RidgeSteps;
import java.util.function.IntToLongFunction;

/// Implicit ALS over all listeners and tracks: by turns one side is regressed on the other.
///
/// Minimises `Σ over what was done of w (t − x·y)² + missing · Σ over all pairs of (x·y)² + Σ ridge of the row
/// · ‖row‖²`, where `t` is 1 for what was wanted and 0 for what was not: the objective of which the online
/// learners ([dev.segue.learning.factors]) each solve one row. Every row is improved by some steps of conjugate
/// gradients from where it was, which never raises the loss; with one Gram matrix a side, all pairs cost no
/// more than those with something in them.
///
/// Sources: Hu, Koren, Volinsky, *Collaborative Filtering for Implicit Feedback Datasets*, ICDM 2008; Takács, Pilászy,
/// Tikk, *Applications of the Conjugate Gradient Method for Implicit Feedback Collaborative Filtering*, RecSys 2011;
/// Rendle, Krichene, Zhang, Koren, *Revisiting the Performance of iALS on Item Recommendation Benchmarks*, RecSys 2022
/// (the form of the loss and the scaled ridge). We differ: targets of 0 with a weight for what was refused, and a ridge
/// that is scaled so that the mean row keeps it, whatever the scaling.
///
/// Rows do not depend on each other and Gram matrices are exact sums: the result is the same to the bit for any number
/// of threads. Cost of an epoch: `(entries · 4 d + rows · d²) · (steps + 1)` fused multiply-adds. Memory: `4 d` bytes a
/// row, 8 bytes an entry a side, and `4 d` bytes an entry of the longest row for each thread.
final class AlternatingSquares {

    private final AlsSettings settings;
    private final Chunks chunks;
    private final Side listeners;
    private final Side tracks;

    private record Side(SparseRows rows, VectorTable vectors, double meanPull) {}

    /// @param byListener what was done
    /// @param trackCount how many tracks there are
    /// @param keyOf tells tracks apart for the vectors that they start with
    AlternatingSquares(
            SparseRows byListener, int trackCount, IntToLongFunction keyOf, AlsSettings settings, Chunks chunks) {
        this.settings = settings;
        this.chunks = chunks;
        this.listeners = side(byListener, trackCount);
        this.tracks = side(byListener.transposed(trackCount), byListener.rows());
        for (int track = 0; track < trackCount; track++) {
            if (tracks.rows.length(track) > 0) {
                tracks.vectors.randomize(track, settings.seed(), keyOf.applyAsLong(track));
            }
        }
    }

    VectorTable listeners() {
        return listeners.vectors;
    }

    VectorTable tracks() {
        return tracks.vectors;
    }

    SparseRows byTrack() {
        return tracks.rows;
    }

    /// Goes over all rows once and returns the loss afterwards.
    double epoch() {
        improve(listeners, tracks);
        improve(tracks, listeners);
        return loss();
    }

    private Side side(SparseRows rows, int others) {
        double sum = 0;
        int used = 0;
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.length(row) > 0) {
                sum += StrictMath.pow(mass(rows.length(row), others), settings.scaling());
                used++;
            }
        }
        return new Side(rows, new VectorTable(rows.rows(), settings.dimensions()), used == 0 ? 1 : sum / used);
    }

    /// What a row counts in all: what was done, and all pairs at the weight of the missing.
    private double mass(int length, int others) {
        return length + (double) settings.missing() * others;
    }

    private float ridgeOf(Side side, int row, int others) {
        double pull = StrictMath.pow(mass(side.rows.length(row), others), settings.scaling());
        return (float) (settings.ridge() * pull / side.meanPull);
    }

    private void improve(Side side, Side other) {
        GramMatrix gram = gram(other);
        int longest = side.rows.longest();
        var _ = chunks.run(side.rows.rows(), () -> {
            RidgeSteps system = new RidgeSteps(settings.dimensions(), longest);
            return (first, end) -> {
                for (int row = first; row < end; row++) {
                    if (side.rows.length(row) > 0) {
                        system.begin(gram, settings.missing(), ridgeOf(side, row, other.rows.rows()));
                        improve(side, other, row, system);
                    }
                }
                return 0;
            };
        });
    }

    private void improve(Side side, Side other, int row, RidgeSteps system) {
        for (int entry = side.rows.start(row); entry < side.rows.end(row); entry++) {
            float value = side.rows.value(entry);
            system.add(
                    other.vectors.values(),
                    other.vectors.start(side.rows.column(entry)),
                    Math.abs(value),
                    value > 0 ? 1 : 0);
        }
        system.improve(side.vectors.values(), side.vectors.start(row), settings.steps());
    }

    private GramMatrix gram(Side side) {
        GramMatrix all = new GramMatrix(settings.dimensions());
        var _ = chunks.run(side.rows.rows(), () -> {
            GramMatrix part = new GramMatrix(settings.dimensions());
            return (first, end) -> {
                for (int row = first; row < end; row++) {
                    if (side.rows.length(row) > 0) {
                        part.add(side.vectors.values(), side.vectors.start(row), 1);
                    }
                }
                synchronized (all) {
                    all.add(part);
                }
                part.clear();
                return 0;
            };
        });
        return all;
    }

    private double loss() {
        GramMatrix one = gram(listeners);
        GramMatrix other = gram(tracks);
        double everywhere = 0;
        for (int i = 0; i < settings.dimensions(); i++) {
            for (int j = 0; j < settings.dimensions(); j++) {
                everywhere += (double) one.at(i, j) * other.at(i, j);
            }
        }
        return settings.missing() * everywhere + doneLoss() + pull(listeners, tracks) + pull(tracks, listeners);
    }

    private double doneLoss() {
        return chunks.run(listeners.rows.rows(), () -> (first, end) -> {
            double sum = 0;
            for (int entry = listeners.rows.start(first), row = first; row < end; row++) {
                for (; entry < listeners.rows.end(row); entry++) {
                    float value = listeners.rows.value(entry);
                    double left = (value > 0 ? 1 : 0) - product(row, listeners.rows.column(entry));
                    sum += Math.abs(value) * left * left;
                }
            }
            return sum;
        });
    }

    private float product(int listener, int track) {
        return Lanes.dot(
                listeners.vectors.values(),
                listeners.vectors.start(listener),
                tracks.vectors.values(),
                tracks.vectors.start(track),
                settings.dimensions());
    }

    private double pull(Side side, Side other) {
        float[] values = side.vectors.values();
        return chunks.run(side.rows.rows(), () -> (first, end) -> {
            double sum = 0;
            for (int row = first; row < end; row++) {
                int at = side.vectors.start(row);
                sum += (double) ridgeOf(side, row, other.rows.rows())
                        * Lanes.dot(values, at, values, at, settings.dimensions());
            }
            return sum;
        });
    }
}
