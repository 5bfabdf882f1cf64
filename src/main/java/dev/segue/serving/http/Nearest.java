package dev.segue.serving.http;

import java.util.Collection;
import java.util.Comparator;

/// The known name that is nearest to one that is not known, for "did you mean".
final class Nearest {

    private static final int MAX_NAME = 64;

    private Nearest() {}

    /// Returns `` did you mean `x`? `` when a known name differs by two letters or a third of its own, else the list
    /// of known names.
    static String hint(String unknown, Collection<String> known) {
        if (known.isEmpty()) {
            return "none is taken here";
        }
        return known.stream()
                .filter(name -> distance(unknown, name) <= tolerance(name))
                .min(Comparator.comparingInt((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map("did you mean `%s`?"::formatted)
                .orElseGet(() ->
                        "known are " + String.join(", ", known.stream().sorted().toList()));
    }

    private static int tolerance(String name) {
        return name.length() <= 3 ? 1 : Math.max(2, name.length() / 3);
    }

    /// Returns the Levenshtein distance: insertions, deletions and replacements, each counting 1.
    ///
    /// Cost: the product of the lengths, of which the first is cut at 64.
    static int distance(String from, String to) {
        String a = from.length() > MAX_NAME ? from.substring(0, MAX_NAME) : from;
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
