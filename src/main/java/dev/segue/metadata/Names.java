package dev.segue.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Lists of names as files write them.
final class Names {

    private Names() {}

    /// Returns genres or tags in lower case, each once.
    static List<String> lower(List<String> names) {
        return names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /// Returns the parts of a list in one cell; it may be written as a Python list.
    static List<String> split(String cell, String separators) {
        String bare = cell.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            return Arrays.stream(bare.substring(1, bare.length() - 1).split(",\\s*"))
                    .map(part -> part.replaceAll("^['\"]|['\"]$", "").strip())
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        return Arrays.stream(bare.split("[" + separators + "]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
