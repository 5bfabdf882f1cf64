package dev.segue.catalog;

import java.util.Arrays;
import java.util.Map;

/// What is known of a track's [Measure]s. Immutable; 64 bytes where anything is known.
public final class Measures {

    /// Nothing is known.
    public static final Measures NONE = new Measures(filled());

    private final float[] values;

    private Measures(float[] values) {
        this.values = values;
    }

    /// Returns what a catalog says.
    ///
    /// @param numbers by name, see [Numbers]
    /// @param year of release; 0 when unknown
    static Measures of(Map<String, Double> numbers, int year) {
        float[] values = filled();
        boolean some = false;
        for (Measure measure : Measure.values()) {
            Double value = measure == Measure.YEAR && year > 0 ? Double.valueOf(year) : numbers.get(measure.wireName());
            if (value != null && measure.allows(value)) {
                values[measure.column()] = value.floatValue();
                some = true;
            }
        }
        return some ? new Measures(values) : NONE;
    }

    /// Returns whether a measure is known.
    public boolean knows(Measure measure) {
        return !Float.isNaN(values[measure.column()]);
    }

    /// Returns a measure; not a number when it is not known.
    public double get(Measure measure) {
        return values[measure.column()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measures measures && Arrays.equals(values, measures.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

    private static float[] filled() {
        float[] values = new float[Measure.values().length];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
