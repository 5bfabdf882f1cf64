package dev.segue.topology;

import dev.segue.evaluation.measures.BriefScores;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How good the lists of this process's partitions were: since it started, and of late.
///
/// Thread-safe. The tasks hand in a window each every few seconds; windows of the last ten minutes are kept.
public final class LiveQuality {

    /// For how long windows are kept.
    public static final long KEPT_MILLIS = 600_000;

    /// What is measured apart from what.
    ///
    /// @param slice `mixed`, `discover` or `relisten`
    /// @param variant the variant of an experiment
    /// @param cold whether it is about listeners with few plays
    public record Key(String slice, String variant, boolean cold) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = slice.compareTo(other.slice);
            order = order != 0 ? order : variant.compareTo(other.variant);
            return order != 0 ? order : Boolean.compare(cold, other.cold);
        }
    }

    private record Window(long endMillis, Key key, BriefScores scores) {}

    private final Map<Key, BriefScores> sinceStart = new TreeMap<>();
    private final Deque<Window> windows = new ArrayDeque<>();

    /// Takes in the window of a task.
    ///
    /// @param scores what was scored in it; not changed afterwards
    /// @param endMillis when it ended, by the wall clock
    public synchronized void add(Key key, BriefScores scores, long endMillis) {
        sinceStart.computeIfAbsent(key, _ -> new BriefScores()).add(scores);
        windows.add(new Window(endMillis, key, scores));
        while (windows.element().endMillis < endMillis - KEPT_MILLIS) {
            windows.remove();
        }
    }

    /// Returns the sums since the start; a copy.
    public synchronized BriefScores sinceStart(Key key) {
        BriefScores copy = new BriefScores();
        copy.add(sinceStart.getOrDefault(key, new BriefScores()));
        return copy;
    }

    /// Returns the sums of the windows that are kept; a copy.
    public synchronized Map<Key, BriefScores> ofLate() {
        Map<Key, BriefScores> sums = new TreeMap<>();
        List<Window> kept = new ArrayList<>(windows);
        kept.forEach(window ->
                sums.computeIfAbsent(window.key, _ -> new BriefScores()).add(window.scores));
        return sums;
    }
}
