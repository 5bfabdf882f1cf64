package dev.segue.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody meant who mistyped a name.
public final class Nearest {

    private Nearest() {}

    /// Returns the candidate with the smallest edit distance, empty when none is near: more than a third is different.
    public static Optional<String> to(String typed, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(typed, candidate) * 3 <= Math.max(typed.length(), candidate.length()))
                .min(Comparator.comparingInt((String candidate) -> distance(typed, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Returns `; did you mean …?`, or nothing when no candidate is near.
    public static String suggestion(String typed, Collection<String> candidates) {
        return to(typed, candidates).map("; did you mean %s?"::formatted).orElse("");
    }

    /// Levenshtein distance by two rows: insertions, deletions and replacements count one each.
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] here = new int[right.length() + 1];
            here[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = above[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[right.length()];
    }
}
