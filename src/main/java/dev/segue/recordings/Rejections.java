package dev.segue.recordings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The rows of a recording that could not be read: all counted, the first few kept.
///
/// @param count how many there were
/// @param byFault how many of each kind; kinds that did not occur are absent
/// @param first the first [#KEPT] of them
public record Rejections(long count, Map<RowFault, Long> byFault, List<RejectedRow> first) {

    /// How many rejected rows are kept.
    public static final int KEPT = 20;

    static final Consumer<RejectedRow> IGNORED = _ -> {};

    public Rejections {
        byFault = Map.copyOf(byFault);
        first = List.copyOf(first);
    }

    /// Counts rejections while a file is read.
    static final class Tally implements Consumer<RejectedRow> {

        private final Map<RowFault, Long> byFault = new EnumMap<>(RowFault.class);
        private final List<RejectedRow> first = new ArrayList<>();
        private long count;

        @Override
        public void accept(RejectedRow row) {
            count++;
            byFault.merge(row.fault(), 1L, Long::sum);
            if (first.size() < KEPT) {
                first.add(row);
            }
        }

        Rejections sum() {
            return new Rejections(count, byFault, first);
        }
    }
}
