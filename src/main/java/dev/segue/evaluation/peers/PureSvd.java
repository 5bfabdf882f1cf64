package dev.segue.evaluation.peers;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/// PureSVD: the singular vectors of the matrix of choices, what was not chosen being 0.
///
/// `R ≈ U Σ Qᵀ` with the `dimensions` greatest singular values; `score(u, i) = r_u · Q · q_iᵀ`, where `r_u` has a 1 for
/// what the listener has chosen up to now and `Q` is that of the last fit.
///
/// Source: Cremonesi, Koren, Turrin, *Performance of recommender algorithms on top-N recommendation tasks*,
/// RecSys 2010, equations 5 and 6. The vectors are found by subspace iteration from those of the fit before
/// (Halko, Martinsson, Tropp, *Finding structure with randomness*, SIAM Review 2011, algorithms 4.4 and 5.1)
/// with ten more than are kept, and EJML for the QR and eigen decompositions; the papers' authors call a
/// library for sparse SVD.
///
/// Cost: fit O(iterations × (pairs × dimensions + tracks × dimensions²)), score O(dimensions × tracks).
final class PureSvd extends BatchPeer {

    /// How the model is fitted.
    ///
    /// @param dimensions how many singular vectors are kept
    /// @param iterations how often the subspace is multiplied; the first fit does it twice as often
    record Settings(int dimensions, int iterations) {

        static final Settings DEFAULTS = new Settings(50, 3);

        static Settings sample(RandomGenerator random) {
            return new Settings(Pick.of(random, 5, 10, 20, 50, 100, 150), 3);
        }
    }

    private static final int SPARE = 10;
    private static final int MOST_TRACKS = 2_000;

    private final Settings settings;
    private final SplittableRandom random;
    private DMatrixRMaj basis = new DMatrixRMaj(0, 0);
    private FactorTable tracks = new FactorTable(1, 0, 0);
    private boolean isFitted;

    PureSvd(String name, long seed, Settings settings) {
        super(name, seed, Refits.DEFAULTS);
        this.settings = settings;
        this.random = new SplittableRandom(seed);
    }

    @Override
    void fit() {
        Choices choices = Choices.of(heard());
        int trackCount = heard().trackCount();
        int width = Math.min(settings.dimensions + SPARE, Math.min(trackCount, heard().listenerCount()));
        DMatrixRMaj q = orthonormal(widened(basis, trackCount, width));
        int rounds = isFitted ? settings.iterations : 2 * settings.iterations;
        for (int i = 0; i < rounds; i++) {
            q = orthonormal(timesTransposed(choices.byListener(), times(choices.byListener(), q), trackCount));
        }
        basis = rotated(q, times(choices.byListener(), q));
        isFitted = true;
        keep();
    }

    /// Returns the vectors of the fit before, with random numbers where there were none.
    private DMatrixRMaj widened(DMatrixRMaj before, int rows, int columns) {
        DMatrixRMaj start = new DMatrixRMaj(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                boolean isKnown = row < before.numRows && column < before.numCols;
                double noise = random.nextGaussian() * (column < before.numCols ? 1e-4 : 1);
                start.set(row, column, isKnown ? before.get(row, column) : noise);
            }
        }
        return start;
    }

    /// Returns an orthonormal basis of the columns; those that are zero, where the rank is smaller, become random ones.
    private DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
        if (!qr.decompose(matrix.copy())) {
            for (int i = 0; i < matrix.data.length; i++) {
                matrix.data[i] += 1e-9 * random.nextGaussian();
            }
            if (!qr.decompose(matrix)) {
                throw new IllegalStateException("no QR decomposition: are there numbers that are not finite?");
            }
        }
        return qr.getQ(null, true);
    }

    /// Returns `R · q`; every entry of R is 1.
    private static DMatrixRMaj times(Choices.Rows rows, DMatrixRMaj q) {
        int width = q.numCols;
        DMatrixRMaj product = new DMatrixRMaj(rows.rows(), width);
        for (int row = 0; row < rows.rows(); row++) {
            for (int at = rows.start(row); at < rows.end(row); at++) {
                addRow(q, rows.column(at), product, row);
            }
        }
        return product;
    }

    /// Returns `Rᵀ · b`.
    private static DMatrixRMaj timesTransposed(Choices.Rows rows, DMatrixRMaj b, int columns) {
        DMatrixRMaj product = new DMatrixRMaj(columns, b.numCols);
        for (int row = 0; row < rows.rows(); row++) {
            for (int at = rows.start(row); at < rows.end(row); at++) {
                addRow(b, row, product, rows.column(at));
            }
        }
        return product;
    }

    private static void addRow(DMatrixRMaj from, int row, DMatrixRMaj to, int toRow) {
        int width = from.numCols;
        for (int k = 0; k < width; k++) {
            to.data[toRow * width + k] += from.data[row * width + k];
        }
    }

    /// Turns the basis so that its columns are singular vectors, that of the greatest singular value first.
    private static DMatrixRMaj rotated(DMatrixRMaj q, DMatrixRMaj product) {
        int width = q.numCols;
        DMatrixRMaj small = new DMatrixRMaj(width, width);
        CommonOps_DDRM.multInner(product, small);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
        if (!eigen.decompose(small)) {
            throw new IllegalStateException("no eigen decomposition: are there numbers that are not finite?");
        }
        Integer[] order = new Integer[width];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (one, other) -> Double.compare(
                        eigen.getEigenvalue(other).getReal(),
                        eigen.getEigenvalue(one).getReal()));
        DMatrixRMaj turn = new DMatrixRMaj(width, width);
        for (int column = 0; column < width; column++) {
            CommonOps_DDRM.insert(eigen.getEigenVector(order[column]), turn, 0, column);
        }
        DMatrixRMaj turned = new DMatrixRMaj(q.numRows, width);
        CommonOps_DDRM.mult(q, turn, turned);
        return turned;
    }

    private void keep() {
        int kept = Math.min(settings.dimensions, basis.numCols);
        FactorTable table = new FactorTable(kept, 0, 0);
        for (int track = 0; track < basis.numRows; track++) {
            table.add(0);
            for (int k = 0; k < kept; k++) {
                table.set(track, k, basis.get(track, k));
            }
        }
        tracks = table;
    }

    @Override
    void score(History history, Shortlist list) {
        if (!isFitted || history.size() == 0) {
            return;
        }
        float[] profile = tracks.zero();
        int kept = Math.min(settings.dimensions, basis.numCols);
        IntSequence latest = history.latestDistinct(MOST_TRACKS);
        for (int i = 0; i < latest.size(); i++) {
            if (latest.get(i) < tracks.rows()) {
                for (int k = 0; k < kept; k++) {
                    profile[k] += tracks.get(latest.get(i), k);
                }
            }
        }
        list.candidates(track -> {
            if (track < tracks.rows()) {
                list.offer(track, tracks.dot(track, profile));
            }
        });
    }
}
