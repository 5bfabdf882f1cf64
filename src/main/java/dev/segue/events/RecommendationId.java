package dev.segue.events;

import java.util.OptionalInt;

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

    /// Returns the partition that an id names, empty when the text is no such id.
    public static OptionalInt partitionOf(String text) {
        int dash = text.indexOf('-');
        if (dash < 1 || text.length() != dash + 1 + HEX) {
            return OptionalInt.empty();
        }
        try {
            Long.parseUnsignedLong(text.substring(dash + 1), HEX);
            return OptionalInt.of(Integer.parseInt(text.substring(0, dash)));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
