package dev.segue.learning.sequence;

import dev.segue.math.Lanes;
import java.util.Arrays;

/// The sums of the gradients of those rows of a table that a step changes.
final class RowSums {

    private static final int NONE = -1;

    private final int dimensions;
    private final int[] places;
    private int[] rows = new int[256];
    private float[] sums;
    private int size;

    RowSums(int tableRows, int dimensions) {
        this.dimensions = dimensions;
        this.places = new int[tableRows];
        this.sums = new float[rows.length * dimensions];
        Arrays.fill(places, NONE);
    }

    void clear() {
        for (int place = 0; place < size; place++) {
            places[rows[place]] = NONE;
        }
        size = 0;
    }

    /// Adds to the gradient of a row; a negative row is none.
    void add(int row, float factor, float[] gradient, int from) {
        if (row < 0) {
            return;
        }
        int place = places[row];
        if (place == NONE) {
            place = size++;
            if (place == rows.length) {
                rows = Arrays.copyOf(rows, 2 * place);
                sums = Arrays.copyOf(sums, 2 * place * dimensions);
            }
            places[row] = place;
            rows[place] = row;
            Arrays.fill(sums, place * dimensions, (place + 1) * dimensions, 0);
        }
        Lanes.addScaled(sums, place * dimensions, factor, gradient, from, dimensions);
    }

    int size() {
        return size;
    }

    int row(int place) {
        return rows[place];
    }

    /// Returns the sums one after the other.
    float[] sums() {
        return sums;
    }

    /// Returns whether all of them are numbers.
    boolean isFinite() {
        float square = 0;
        for (int place = 0; place < size; place++) {
            square += Lanes.dot(sums, place * dimensions, sums, place * dimensions, dimensions);
        }
        return Float.isFinite(square);
    }
}
