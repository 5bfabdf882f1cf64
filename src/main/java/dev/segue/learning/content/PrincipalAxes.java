package dev.segue.learning.content;

import dev.segue.math.Lanes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// The directions in which vectors differ most: a dense space of few dimensions.
///
/// When the axes are found anew from a grown catalog, each keeps the place and the sign of the old axis that it is most
/// like, so that vectors of both can still be compared and a listener's vector does not turn over. Immutable.
///
/// Source: Jolliffe, *Principal component analysis*, 2nd edition, 2002.
public final class PrincipalAxes {

    private final int width;
    private final int dimensions;
    private final float[] mean;
    private final float[] axes;
    private final double[] shares;

    private PrincipalAxes(int width, int dimensions, float[] mean, float[] axes, double[] shares) {
        this.width = width;
        this.dimensions = dimensions;
        this.mean = mean;
        this.axes = axes;
        this.shares = shares;
    }

    /// Finds the axes. Cost: O(vectors · width²) for the covariances and O(width³) for their eigenvectors.
    ///
    /// @param vectors a sample, of one width
    /// @param dimensions how many axes, a multiple of [Lanes#WIDTH] and at most the width
    /// @param before the axes so far, whose places and signs are kept
    public static PrincipalAxes of(List<float[]> vectors, int dimensions, Optional<PrincipalAxes> before) {
        int width = vectors.isEmpty() ? 0 : vectors.getFirst().length;
        if (width < dimensions || dimensions != Lanes.padded(dimensions) || dimensions == 0) {
            throw new IllegalArgumentException(
                    "%d axes of %d vectors of %d numbers; expected a multiple of %d, at most that"
                            .formatted(dimensions, vectors.size(), width, Lanes.WIDTH));
        }
        float[] mean = meanOf(vectors, width);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
        DMatrixRMaj covariances = covariances(vectors, mean);
        double all = 0;
        for (int i = 0; i < width; i++) {
            all += covariances.get(i, i);
        }
        if (!eigen.decompose(covariances)) {
            throw new IllegalStateException(
                    "the covariances of %d vectors have no eigenvectors".formatted(vectors.size()));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(
                (Integer i) -> -eigen.getEigenvalue(i).getReal()));
        float[] axes = new float[dimensions * width];
        double[] shares = new double[dimensions];
        for (int axis = 0; axis < dimensions; axis++) {
            int found = order.get(axis);
            shares[axis] = all > 0 ? Math.max(0, eigen.getEigenvalue(found).getReal()) / all : 0;
            DMatrixRMaj vector = eigen.getEigenVector(found);
            for (int i = 0; i < width; i++) {
                axes[axis * width + i] = (float) vector.get(i);
            }
        }
        PrincipalAxes fresh = new PrincipalAxes(width, dimensions, mean, axes, shares);
        return before.filter(old -> old.width == width && old.dimensions == dimensions)
                .map(fresh::placedLike)
                .orElseGet(fresh::withLargestPositive);
    }

    /// Returns how many axes there are.
    public int dimensions() {
        return dimensions;
    }

    /// Returns the share of all variance that lies along the axes, 0 to 1.
    public double explained() {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return sum;
    }

    /// Writes the place of a vector along the axes.
    public float[] project(float[] vector) {
        float[] centred = new float[width];
        for (int i = 0; i < width; i++) {
            centred[i] = vector[i] - mean[i];
        }
        float[] place = new float[dimensions];
        for (int axis = 0; axis < dimensions; axis++) {
            place[axis] = Lanes.dot(centred, 0, axes, axis * width, width);
        }
        return place;
    }

    /// Returns the cosine between an axis here and the axis of the same place there.
    double likeness(PrincipalAxes other, int axis) {
        return Lanes.dot(axes, axis * width, other.axes, axis * width, width);
    }

    private static float[] meanOf(List<float[]> vectors, int width) {
        double[] sums = new double[width];
        for (float[] vector : vectors) {
            for (int i = 0; i < width; i++) {
                sums[i] += vector[i];
            }
        }
        float[] mean = new float[width];
        for (int i = 0; i < width; i++) {
            mean[i] = (float) (sums[i] / vectors.size());
        }
        return mean;
    }

    private static DMatrixRMaj covariances(List<float[]> vectors, float[] mean) {
        int width = mean.length;
        float[] sums = new float[width * width];
        float[] centred = new float[width];
        for (float[] vector : vectors) {
            for (int i = 0; i < width; i++) {
                centred[i] = vector[i] - mean[i];
            }
            for (int i = 0; i < width; i++) {
                if (centred[i] != 0) {
                    Lanes.addScaled(sums, i * width, centred[i], centred, 0, width);
                }
            }
        }
        DMatrixRMaj covariances = new DMatrixRMaj(width, width);
        for (int i = 0; i < width * width; i++) {
            covariances.data[i] = sums[i] / vectors.size();
        }
        return covariances;
    }

    /// The first time a sign is free: the largest number of each axis is made positive.
    private PrincipalAxes withLargestPositive() {
        float[] turned = axes.clone();
        for (int axis = 0; axis < dimensions; axis++) {
            int largest = axis * width;
            for (int i = axis * width; i < (axis + 1) * width; i++) {
                largest = Math.abs(turned[i]) > Math.abs(turned[largest]) ? i : largest;
            }
            if (turned[largest] < 0) {
                flip(turned, axis);
            }
        }
        return new PrincipalAxes(width, dimensions, mean, turned, shares);
    }

    /// Strongest old axes choose first.
    private PrincipalAxes placedLike(PrincipalAxes old) {
        float[] placed = new float[axes.length];
        double[] placedShares = new double[dimensions];
        boolean[] taken = new boolean[dimensions];
        for (int place = 0; place < dimensions; place++) {
            int best = -1;
            float likeness = 0;
            for (int axis = 0; axis < dimensions; axis++) {
                float cosine = taken[axis] ? 0 : Lanes.dot(axes, axis * width, old.axes, place * width, width);
                if (!taken[axis] && (best < 0 || Math.abs(cosine) > Math.abs(likeness))) {
                    best = axis;
                    likeness = cosine;
                }
            }
            taken[best] = true;
            System.arraycopy(axes, best * width, placed, place * width, width);
            placedShares[place] = shares[best];
            if (likeness < 0) {
                flip(placed, place);
            }
        }
        return new PrincipalAxes(width, dimensions, mean, placed, placedShares);
    }

    private void flip(float[] some, int axis) {
        for (int i = axis * width; i < (axis + 1) * width; i++) {
            some[i] = -some[i];
        }
    }
}
