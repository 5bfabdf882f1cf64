package dev.segue.listener;

import dev.segue.events.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// A listener's state row: what scoring needs first and every event changes. Immutable.
///
/// @param plays accepted plays ever
/// @param recent the plays with the latest event times, oldest first, at most [#RECENT]
/// @param open those of the latest plays that others may still follow, oldest first, at most [#OPEN]; each is also the
///     tail of `recent`
/// @param unchunked plays that are in no history chunk yet, in the order of arrival, fewer than [#CHUNK]
/// @param skips the latest skips, oldest first, at most [#SKIPS]
/// @param blocks what must not be offered, oldest first, at most [#BLOCKS] (the oldest give way)
/// @param deadlineMillis the event time at which the session's end has been scheduled to be looked at; 0 when it is not
/// @param preferences what the listener says they like
/// @param judgements the latest that stand, of each track one, oldest first, at most [#JUDGEMENTS]
public record Taste(
        long plays,
        List<RecentPlay> recent,
        List<OpenPlay> open,
        List<RecentPlay> unchunked,
        List<RecentSkip> skips,
        List<ActiveBlock> blocks,
        long deadlineMillis,
        Preferences preferences,
        List<RecentJudgement> judgements) {

    /// How many recent plays a row keeps.
    public static final int RECENT = 32;

    /// How many of the latest plays can still be followed: two more than the longest distance of a successor.
    public static final int OPEN = 12;

    /// How many plays a chunk of the history holds.
    public static final int CHUNK = 16;

    /// How many recent skips a row keeps.
    public static final int SKIPS = 16;

    /// How many recent judgements a row keeps.
    public static final int JUDGEMENTS = 32;

    /// How many blocks a row keeps.
    public static final int BLOCKS = 500;

    /// The row of a listener of whom nothing is known.
    public static final Taste NEW =
            new Taste(0, List.of(), List.of(), List.of(), List.of(), List.of(), 0, Preferences.NONE, List.of());

    public Taste {
        recent = List.copyOf(recent);
        open = List.copyOf(open);
        unchunked = List.copyOf(unchunked);
        skips = List.copyOf(skips);
        blocks = List.copyOf(blocks);
        judgements = List.copyOf(judgements);
    }

    /// Returns the row with other preferences.
    Taste preferring(Preferences other) {
        return new Taste(plays, recent, open, unchunked, skips, blocks, deadlineMillis, other, judgements);
    }

    /// Returns the row with plays that came before the recent ones; nothing else of it changes.
    Taste havingHeard(List<RecentPlay> before) {
        List<RecentPlay> all = new ArrayList<>(before);
        all.addAll(recent);
        List<RecentPlay> latest = all.subList(Math.max(0, all.size() - RECENT), all.size());
        return new Taste(plays, latest, open, unchunked, skips, blocks, deadlineMillis, preferences, judgements);
    }

    /// Returns the row in which a play is the last of the recent ones; nothing else of it changes.
    Taste hearing(RecentPlay play) {
        List<RecentPlay> plays = new ArrayList<>(recent);
        plays.add(play);
        List<RecentPlay> latest = plays.subList(Math.max(0, plays.size() - RECENT), plays.size());
        return new Taste(this.plays, latest, open, unchunked, skips, blocks, deadlineMillis, preferences, judgements);
    }

    /// Returns the row with the latest plays, skips and judgements under the names of their tracks; what is
    /// still to be sent keeps its own.
    Taste renamed(LongUnaryOperator trackOf) {
        return new Taste(
                plays,
                recent.stream().map(play -> play.renamed(trackOf)).toList(),
                open,
                unchunked,
                skips.stream().map(skip -> skip.renamed(trackOf)).toList(),
                blocks,
                deadlineMillis,
                preferences,
                judgements.stream().map(judgement -> judgement.renamed(trackOf)).toList());
    }

    /// Returns whether nothing is known of the listener.
    public boolean isNew() {
        return plays == 0 && skips.isEmpty() && blocks.isEmpty() && preferences.isNone() && judgements.isEmpty();
    }

    /// Returns whether any track is known that the listener wanted: played, or liked.
    public boolean hasChosen() {
        return !recent.isEmpty() || judgements.stream().anyMatch(judgement -> judgement.strengthPercent() > 0);
    }

    /// Returns the event time of the latest play, ms since the epoch; 0 when there is none.
    public long lastPlayAtMillis() {
        return recent.isEmpty() ? 0 : recent.getLast().atMillis();
    }
}
