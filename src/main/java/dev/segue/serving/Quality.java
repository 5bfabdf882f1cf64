package dev.segue.serving;

import java.time.Duration;
import java.util.List;

/// How good the lists were for what was then played, by this process's partitions, of late.
///
/// @param window over how much time, at most
/// @param lines one for each slice and kind of listener of which something was scored
public record Quality(Duration window, List<Line> lines) {

    public Quality {
        lines = List.copyOf(lines);
    }

    /// Knows how good the lists are. Never blocks.
    @FunctionalInterface
    public interface Watch {

        /// Returns what is known at the moment.
        Quality now();
    }

    /// The measures of one slice.
    ///
    /// @param slice `mixed`, `discover` or `relisten`
    /// @param variant the variant of an experiment; `default` without one
    /// @param cold whether it is about listeners with fewer than five plays
    /// @param scored how many plays were scored
    /// @param hitRate20 the share whose track was among the first 20
    /// @param ndcg20 the mean NDCG of the first 20
    /// @param mrr the mean reciprocal rank
    public record Line(
            String slice, String variant, boolean cold, long scored, double hitRate20, double ndcg20, double mrr) {}
}
