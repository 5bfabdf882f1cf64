package dev.segue.events;

import java.util.Optional;

/// The id of one list: the partition of its listener, so that a look-up by id can be routed, and a name within it.
///
/// @param partition the listener's partition
/// @param name unique within the partition
public record RecommendationId(int partition, long name) {

    private static final int HEX = 16;

    /// Returns the id as clients see it: the partition, a dash, 16 hexadecimal digits.
    public String text() {
        return partition + "-" + "%016x".formatted(name);
    }

    /// Returns the id of a text, empty when the text is no such id.
    public static Optional<RecommendationId> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1 || text.length() != dash + 1 + HEX) {
            return Optional.empty();
        }
        try {
            RecommendationId id = new RecommendationId(
                    Integer.parseInt(text.substring(0, dash)), Long.parseUnsignedLong(text.substring(dash + 1), HEX));
            return id.text().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
