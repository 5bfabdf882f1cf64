package dev.segue.ranking;

import java.util.Locale;

/// What is the same for all candidates of one list and decides how much each feature counts.
enum Circumstance {
    ALWAYS(0, "1"),
    DISCOVER(1, "1 when only new tracks qualify"),
    FAMILIAR(2, "1 when only known tracks qualify"),
    SESSION_START(3, "1 when the last play is longer ago than a session's gap, or there is none"),
    PAUSE(4, "ln(1 + minutes since the last play) / 9"),
    EXPERIENCE(5, "ln(1 + the listener's plays) / 7"),
    SESSION_LENGTH(6, "ln(1 + plays in this session) / 4"),
    REPEATING(7, "the decayed share of repeats among the latest plays"),
    STAYING(8, "the decayed share of plays whose artist is that of the one before"),
    RUN(9, "ln(1 + how many of the last plays are of one artist) / 3"),
    IN_ORDER(10, "the decayed share of plays that are the next of their artist's tracks in order"),
    PREDICTED(11, "the decayed share of plays that others had played next after the one before"),
    REPEATED_LAST(12, "1 when the last play was a repeat"),
    LOOP(13, "1 when the last two plays are of one track"),
    HABIT(14, "1 when the last play had followed the one before it before");

    private final int column;
    private final String meaning;

    Circumstance(int column, String meaning) {
        this.column = column;
        this.meaning = meaning;
    }

    int column() {
        return column;
    }

    String meaning() {
        return meaning;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
