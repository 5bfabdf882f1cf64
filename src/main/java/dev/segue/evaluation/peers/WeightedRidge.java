package dev.segue.evaluation.peers;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// One row of implicit ALS: `(G + Σ (c − 1) y yᵀ + λI) x = Σ c y`, solved by EJML's Cholesky decomposition.
///
/// Source: Hu, Koren, Volinsky, ICDM 2008, equation 4. Scratch of one thread; cost O(rows × dimensions² + dimensions³).
final class WeightedRidge {

    private final int dimensions;
    private final double ridge;
    private final double[] gram;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj solution;
    private final LinearSolverDense<DMatrixRMaj> solver;

    WeightedRidge(int dimensions, double ridge) {
        this.dimensions = dimensions;
        this.ridge = ridge;
        this.gram = new double[dimensions * dimensions];
        this.matrix = new DMatrixRMaj(dimensions, dimensions);
        this.right = new DMatrixRMaj(dimensions, 1);
        this.solution = new DMatrixRMaj(dimensions, 1);
        this.solver = LinearSolverFactory_DDRM.chol(dimensions);
    }

    /// Takes the Gram matrix of a table for the systems that follow.
    void gramOf(FactorTable table) {
        Arrays.fill(gram, 0);
        for (int row = 0; row < table.rows(); row++) {
            addOuter(gram, table, row, 1);
        }
    }

    void begin() {
        System.arraycopy(gram, 0, matrix.data, 0, gram.length);
        right.zero();
    }

    /// Adds an observation.
    ///
    /// @param extra the confidence beyond 1, `c − 1`
    void add(FactorTable table, int row, double extra) {
        addOuter(matrix.data, table, row, extra);
        float[] values = table.values();
        int start = table.start(row);
        for (int k = 0; k < dimensions; k++) {
            right.data[k] += (1 + extra) * values[start + k];
        }
    }

    /// Returns the solution; the array is overwritten by the next one.
    double[] solve() {
        for (int i = 0; i < dimensions; i++) {
            matrix.data[i * dimensions + i] += ridge;
            for (int j = 0; j < i; j++) {
                matrix.data[i * dimensions + j] = matrix.data[j * dimensions + i];
            }
        }
        if (!solver.setA(matrix)) {
            throw new IllegalStateException(
                    "the matrix is not positive definite: are there numbers that are not finite?");
        }
        solver.solve(right, solution);
        return solution.data;
    }

    /// Adds to the upper half.
    private void addOuter(double[] into, FactorTable table, int row, double weight) {
        float[] values = table.values();
        int start = table.start(row);
        for (int i = 0; i < dimensions; i++) {
            double factor = weight * values[start + i];
            int at = i * dimensions;
            for (int j = i; j < dimensions; j++) {
                into[at + j] += factor * values[start + j];
            }
        }
    }
}
