package dev.segue.training;

import java.util.Arrays;

/// A sparse matrix, row after row: 8 bytes an entry and 4 a row. Immutable.
///
/// An entry is what one side has done with the other: positive for, negative against, never 0.
final class SparseRows {

    private final int[] starts;
    private final int[] columns;
    private final float[] values;

    SparseRows(int[] starts, int[] columns, float[] values) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    int rows() {
        return starts.length - 1;
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return starts[row + 1];
    }

    int length(int row) {
        return starts[row + 1] - starts[row];
    }

    int longest() {
        int longest = 0;
        for (int row = 0; row < rows(); row++) {
            longest = Math.max(longest, length(row));
        }
        return longest;
    }

    int entries() {
        return columns.length;
    }

    int column(int entry) {
        return columns[entry];
    }

    float value(int entry) {
        return values[entry];
    }

    /// Returns whether a row has an entry in a column.
    boolean has(int row, int column) {
        return Arrays.binarySearch(columns, start(row), end(row), column) >= 0;
    }

    /// Returns the same with rows and columns exchanged.
    ///
    /// @param columnCount how many columns there are
    SparseRows transposed(int columnCount) {
        int[] newStarts = new int[columnCount + 1];
        for (int column : columns) {
            newStarts[column + 1]++;
        }
        for (int column = 0; column < columnCount; column++) {
            newStarts[column + 1] += newStarts[column];
        }
        int[] next = Arrays.copyOf(newStarts, columnCount);
        int[] newColumns = new int[columns.length];
        float[] newValues = new float[columns.length];
        for (int row = 0; row < rows(); row++) {
            for (int entry = start(row); entry < end(row); entry++) {
                int to = next[columns[entry]]++;
                newColumns[to] = row;
                newValues[to] = values[entry];
            }
        }
        return new SparseRows(newStarts, newColumns, newValues);
    }
}
