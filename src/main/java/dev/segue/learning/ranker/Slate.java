package dev.segue.learning.ranker;

import java.util.Arrays;

/// The candidates of one list as numbers: one row of features each, and the circumstances that they share.
///
/// One flat buffer and no object a candidate. Filled by one thread, then read.
public final class Slate {

    private final int features;
    private final float[] circumstances;
    private float[] rows;
    private int size;

    /// Creates an empty slate.
    ///
    /// @param circumstances how many numbers describe the moment
    /// @param features how many numbers describe a candidate
    /// @param expected for how many candidates there is room at first
    public Slate(int circumstances, int features, int expected) {
        this.features = features;
        this.circumstances = new float[circumstances];
        this.rows = new float[features * Math.max(1, expected)];
    }

    /// Adds a candidate whose features are all 0; returns its number, from 0.
    public int add() {
        if ((size + 1) * features > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        return size++;
    }

    /// Returns how many candidates there are.
    public int size() {
        return size;
    }

    /// Returns how many numbers describe a candidate.
    public int features() {
        return features;
    }

    /// Returns how many numbers describe the moment.
    public int circumstances() {
        return circumstances.length;
    }

    /// Sets one of the circumstances.
    public void setCircumstance(int column, double value) {
        circumstances[column] = (float) value;
    }

    /// Returns one of the circumstances.
    public float circumstance(int column) {
        return circumstances[column];
    }

    /// Sets a feature of a candidate.
    public void set(int candidate, int column, double value) {
        rows[candidate * features + column] = (float) value;
    }

    /// Returns a feature of a candidate.
    public float get(int candidate, int column) {
        return rows[candidate * features + column];
    }

    /// Returns each candidate's score, `its row · weights`.
    public double[] scores(float[] weights) {
        double[] scores = new double[size];
        for (int c = 0; c < size; c++) {
            scores[c] = dot(c, weights);
        }
        return scores;
    }

    /// Returns `row of the candidate · weights`.
    private double dot(int candidate, float[] weights) {
        int from = candidate * features;
        float sum = 0;
        for (int i = 0; i < features; i++) {
            sum += rows[from + i] * weights[i];
        }
        return sum;
    }

    /// Adds `factor · row of the candidate` to a vector.
    void addTo(float[] vector, int candidate, float factor) {
        int from = candidate * features;
        for (int i = 0; i < features; i++) {
            vector[i] += factor * rows[from + i];
        }
    }
}
