package dev.segue.evaluation.measures;

import java.util.Arrays;

/// How many events a listener had before a list was asked for: the steps of the curve of cold listeners.
public enum Experience {
    /// None.
    NONE(0, "0"),
    /// One.
    ONE(1, "1"),
    /// Two.
    TWO(2, "2"),
    /// Three to five.
    FEW(5, "3–5"),
    /// Six to ten.
    SOME(10, "6–10"),
    /// Eleven and more.
    MANY(Integer.MAX_VALUE, "11+");

    private final int most;
    private final String label;

    Experience(int most, String label) {
        this.most = most;
        this.label = label;
    }

    /// Returns the step of a number of events.
    public static Experience of(int events) {
        return Arrays.stream(values())
                .filter(step -> events <= step.most)
                .findFirst()
                .orElse(MANY);
    }

    /// Returns the name of the part of the lists: `after_3–5`.
    public String part() {
        return "after_" + label;
    }

    /// Returns how many events, for people.
    public String label() {
        return label;
    }
}
