package dev.segue.serving.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One method on one path template.
///
/// @param method the HTTP method
/// @param template the path, with `{name}` for the parts that are ids
/// @param parameters the query parameters that it knows
/// @param resource what answers
record Route(String method, String template, Set<String> parameters, Resource resource) {

    /// Returns the ids of a path that fits the template, still encoded; empty when it does not fit.
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> pattern = segmentsOf(template);
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.startsWith("{")) {
                ids.put(expected.substring(1, expected.length() - 1), segments.get(i));
            } else if (!expected.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(ids);
    }

    /// Returns the segments of a path; a slash at the end and doubled slashes count for nothing.
    static List<String> segmentsOf(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
