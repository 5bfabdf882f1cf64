package dev.segue.recount;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What listeners were shown and what came of it, straight from the definition, list by list in the order of arrival.
///
/// A list that an answer has come for waits for its impression until the clock of its listener's partition has passed
/// the end of the window, in whole minutes; a list that was shown is kept for longer than any recount lasts.
public final class NaiveLists {

    private static final long SLACK = 5 * 60_000;
    private static final long MINUTE = 60_000;
    private static final int MOST_WAITING = 64;

    /// What can be done with a track, the one that wins over another of the same time later.
    private static final List<String> KINDS = List.of("taken_back", "skipped", "completed", "liked", "disliked");

    private final long windowMillis;
    private final Map<Listed, State> states = new HashMap<>();
    private long refused;
    private long lateButTaken;
    private long waited;
    private long overruled;

    /// A list of a listener.
    ///
    /// @param recommendation its id
    /// @param user the listener
    public record Listed(String recommendation, String user) {}

    /// A list as it is stored.
    ///
    /// @param shownAtMillis when it was shown
    /// @param arrivedAtMillis when the first record about it arrived
    /// @param made mode, variant and generation, with blanks between
    /// @param featureBytes how long its features are
    /// @param closed whether its window is over
    /// @param shown rank and score of each track
    /// @param outcomes kind and time, ms since the epoch, of what was done with each track
    public record Row(
            long shownAtMillis,
            long arrivedAtMillis,
            String made,
            long featureBytes,
            boolean closed,
            Map<String, String> shown,
            Map<String, String> outcomes) {

        public Row {
            shown = new TreeMap<>(shown);
            outcomes = new TreeMap<>(outcomes);
        }

        /// Returns the tracks in the order of their ranks.
        public List<String> tracks() {
            return shown.entrySet().stream()
                    .sorted(Comparator.comparingInt(entry -> Integer.parseInt(firstWord(entry.getValue()))))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /// Returns the row with other names of the tracks.
        public Row named(UnaryOperator<String> name) {
            return new Row(
                    shownAtMillis,
                    arrivedAtMillis,
                    made,
                    featureBytes,
                    closed,
                    named(shown, name),
                    named(outcomes, name));
        }

        private static Map<String, String> named(Map<String, String> map, UnaryOperator<String> name) {
            Map<String, String> named = new TreeMap<>();
            map.forEach((track, value) -> named.put(name.apply(track), value));
            return named;
        }
    }

    /// An impression.
    ///
    /// @param atMillis when
    /// @param arrivalMillis when it arrived
    /// @param made mode, variant and generation, with blanks between
    /// @param featureBytes how long its features are
    /// @param tracks what was shown
    /// @param firstRank the rank of the first track
    /// @param scores one a track, or none
    public record Impression(
            long atMillis,
            long arrivalMillis,
            String made,
            long featureBytes,
            List<String> tracks,
            int firstRank,
            List<Float> scores) {}

    private record Done(String kind, long atMillis) {
        boolean standsAgainst(Done other) {
            return atMillis != other.atMillis
                    ? atMillis > other.atMillis
                    : KINDS.indexOf(kind) > KINDS.indexOf(other.kind);
        }
    }

    private static final class State {
        private final int partition;
        private long shownAt;
        private long arrivedAt;
        private long forgottenInMinute;
        private String made = "  0";
        private long featureBytes;
        private final Map<String, String> shown = new TreeMap<>();
        private final Map<String, Done> done = new TreeMap<>();

        State(int partition) {
            this.partition = partition;
        }
    }

    /// @param windowMillis for how long after it was shown a list can be answered
    public NaiveLists(long windowMillis) {
        this.windowMillis = windowMillis;
    }

    /// A list was shown.
    ///
    /// @param partition where the listener lives
    /// @param clockMillis of that partition before
    public void shown(Listed list, Impression impression, int partition, long clockMillis) {
        State state = stateOf(list, impression.atMillis(), impression.arrivalMillis(), partition, clockMillis);
        boolean first = state.shown.isEmpty();
        for (int i = 0; i < impression.tracks().size(); i++) {
            float score =
                    impression.scores().isEmpty() ? 0 : impression.scores().get(i);
            state.shown.putIfAbsent(impression.tracks().get(i), (impression.firstRank() + i) + " " + score);
        }
        if (first) {
            waited += state.done.size();
            state.done.keySet().retainAll(state.shown.keySet());
            state.shownAt = impression.atMillis();
            state.arrivedAt = impression.arrivalMillis();
            state.made = impression.made();
            state.featureBytes = impression.featureBytes();
        }
    }

    /// Something was done with a track under the name of a list.
    ///
    /// @param kind `completed`, `skipped`, `liked`, `disliked` or `taken_back`
    /// @param partition where the listener lives
    /// @param clockMillis of that partition before
    public void answered(
            Listed list,
            String track,
            String kind,
            long atMillis,
            long arrivalMillis,
            int partition,
            long clockMillis) {
        State before = states.get(list);
        if (before != null && !before.shown.isEmpty()) {
            if (!before.shown.containsKey(track) || !isWithin(before, atMillis, arrivalMillis)) {
                refused++;
                return;
            }
            lateButTaken += atMillis - before.shownAt > windowMillis ? 1 : 0;
        }
        State state = stateOf(list, atMillis, arrivalMillis, partition, clockMillis);
        if (state.shown.isEmpty() && state.done.size() >= MOST_WAITING) {
            return;
        }
        overruled += state.done.containsKey(track) ? 1 : 0;
        state.done.merge(track, new Done(kind, atMillis), (old, other) -> other.standsAgainst(old) ? other : old);
    }

    /// Returns what is stored in the end.
    ///
    /// @param clocks of each partition, ms since the epoch
    public Map<Listed, Row> rows(Map<Integer, Long> clocks) {
        Map<Listed, Row> rows = new HashMap<>();
        states.forEach((list, state) -> {
            long clock = clocks.getOrDefault(state.partition, 0L);
            if (!isForgotten(state, clock)) {
                boolean closed = !state.shown.isEmpty() && minuteAfterWindow(state.shownAt) <= clock / MINUTE;
                Map<String, String> outcomes = new HashMap<>();
                state.done.forEach((track, done) -> outcomes.put(track, done.kind() + " " + done.atMillis()));
                rows.put(
                        list,
                        new Row(
                                state.shownAt,
                                state.arrivedAt,
                                state.made,
                                closed ? 0 : state.featureBytes,
                                closed,
                                state.shown,
                                outcomes));
            }
        });
        return rows;
    }

    /// Returns how many of each there are in some rows: `tracks_shown`, and `outcomes_` with each kind.
    public static Map<String, Long> counts(Iterable<Row> rows) {
        Map<String, Long> counts = new TreeMap<>();
        for (Row row : rows) {
            row.shown().keySet().forEach(track -> {
                counts.merge("tracks_shown", 1L, Long::sum);
                String outcome = row.outcomes().getOrDefault(track, row.closed() ? "ignored" : "");
                if (!outcome.isEmpty()) {
                    counts.merge("outcomes_" + firstWord(outcome), 1L, Long::sum);
                }
            });
        }
        return counts;
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    /// Returns how many answers did not count: too late, or about what was not shown.
    public long refused() {
        return refused;
    }

    /// Returns how many answers were too late by their times and counted by their arrival.
    public long lateButTaken() {
        return lateButTaken;
    }

    /// Returns how many answers had come before their list.
    public long waited() {
        return waited;
    }

    /// Returns how many answers were about a track of which there was one already.
    public long overruled() {
        return overruled;
    }

    private State stateOf(Listed list, long atMillis, long arrivalMillis, int partition, long clockMillis) {
        State known = states.get(list);
        if (known != null && !isForgotten(known, clockMillis)) {
            return known;
        }
        State state = new State(partition);
        state.shownAt = atMillis;
        state.arrivedAt = arrivalMillis;
        state.forgottenInMinute = Math.max(minuteAfterWindow(atMillis), clockMillis / MINUTE + 1);
        states.put(list, state);
        return state;
    }

    private static boolean isForgotten(State state, long clockMillis) {
        return state.shown.isEmpty() && state.forgottenInMinute <= clockMillis / MINUTE;
    }

    private long minuteAfterWindow(long atMillis) {
        return (atMillis + windowMillis + SLACK) / MINUTE + 1;
    }

    private boolean isWithin(State state, long atMillis, long arrivalMillis) {
        long after = atMillis - state.shownAt;
        long arrivedAfter = arrivalMillis - state.arrivedAt;
        return (after >= -SLACK && after <= windowMillis) || (arrivedAfter >= 0 && arrivedAfter <= windowMillis);
    }
}
