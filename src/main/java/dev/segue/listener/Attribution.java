package dev.segue.listener;

import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.listener.Outcome.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which list an event answers, and what becomes of that list's row.
///
/// An event belongs to the list whose id it carries, if its track was shown there and its time lies within the window
/// after the list's: the event time, or else the arrival (a player that was offline, a replay). Of several outcomes of
/// one track the last by event time stands, so that neither duplicates nor the order of arrival matter. An outcome that
/// arrives before its impression waits in the same row, and one that arrives after the window has closed still takes
/// the place of *ignored*.
///
/// A pure function of its arguments.
public final class Attribution {

    /// A player's clock may be behind: an outcome may claim to be this much older than what it answers.
    private static final long SLACK_MILLIS = 5 * 60_000L;

    /// How many outcomes wait for one impression at most; the oldest stay.
    private static final int MOST_PENDING = 64;

    private final long windowMillis;

    /// @param settings how long the window is
    public Attribution(ListenerSettings settings) {
        this.windowMillis = settings.outcomeWindow().toMillis();
    }

    /// What one record makes of a list's row.
    ///
    /// @param impression the row after
    /// @param shown how many tracks have newly been shown
    /// @param counted outcomes that are new (1) or stand no longer (−1), by kind
    /// @param wanted the tracks of which it is new that they were wanted, in the order of their ranks
    public record Change(Impression impression, int shown, Map<Kind, Integer> counted, List<Long> wanted) {

        public Change {
            counted = Map.copyOf(counted);
            wanted = List.copyOf(wanted);
        }
    }

    /// Returns the row after an impression.
    ///
    /// @param before the row before, empty when there is none
    public Change shown(Optional<Impression> before, Shown record, long arrivalMillis) {
        Impression start = before.orElseGet(
                () -> Impression.pending(record.recommendationId(), record.at().toEpochMilli(), arrivalMillis));
        Impression after = start.with(record, arrivalMillis);
        List<Outcome> counting = after.outcomes().stream()
                .filter(outcome -> after.hasShown(outcome.track()))
                .toList();
        return change(start, after.withOutcomes(start.isShown() ? after.outcomes() : counting));
    }

    /// Returns the row after an event that answers a list; empty when it changes nothing.
    ///
    /// @param before the row before, empty when there is none
    public Optional<Change> answered(Optional<Impression> before, WithTrack event, long arrivalMillis) {
        Outcome outcome = new Outcome(
                event.track().fingerprint(), kindOf(event), event.at().toEpochMilli());
        Impression start =
                before.orElseGet(() -> Impression.pending(event.recommendationId(), outcome.atMillis(), arrivalMillis));
        boolean taken = start.isShown()
                ? start.hasShown(outcome.track()) && isWithin(start, outcome.atMillis(), arrivalMillis)
                : start.outcomes().size() < MOST_PENDING;
        if (!taken) {
            return Optional.empty();
        }
        Impression after = start.with(outcome);
        return after.equals(start) ? Optional.empty() : Optional.of(change(start, after));
    }

    /// Returns the row after its window has closed.
    public Change closed(Impression impression) {
        return change(impression, impression.closing());
    }

    /// Returns when, in event time, the window closes.
    public long closesAtMillis(Impression impression) {
        return impression.shownAtMillis() + windowMillis + SLACK_MILLIS;
    }

    private boolean isWithin(Impression shown, long atMillis, long arrivalMillis) {
        long after = atMillis - shown.shownAtMillis();
        long arrivedAfter = arrivalMillis - shown.arrivedAtMillis();
        return (after >= -SLACK_MILLIS && after <= windowMillis) || (arrivedAfter >= 0 && arrivedAfter <= windowMillis);
    }

    private static Change change(Impression before, Impression after) {
        Map<Kind, Integer> counted = new HashMap<>();
        List<Long> wanted = new ArrayList<>();
        int shown = 0;
        for (ShownTrack track : after.shown()) {
            boolean known = before.hasShown(track.track());
            shown += known ? 0 : 1;
            Optional<Kind> was = known ? before.fateOf(track.track()) : Optional.empty();
            Optional<Kind> is = after.fateOf(track.track());
            if (!was.equals(is)) {
                was.ifPresent(kind -> counted.merge(kind, -1, Integer::sum));
                is.ifPresent(kind -> counted.merge(kind, 1, Integer::sum));
                if (is.filter(Kind::isPositive).isPresent()
                        && was.filter(Kind::isPositive).isEmpty()) {
                    wanted.add(track.track());
                }
            }
        }
        return new Change(after, shown, counted, wanted);
    }

    private static Kind kindOf(WithTrack event) {
        return switch (event) {
            case Played _ -> Kind.COMPLETED;
            case Skipped _ -> Kind.SKIPPED;
            case Judged judged when judged.strength() > 0 -> Kind.LIKED;
            case Judged judged when judged.strength() < 0 -> Kind.DISLIKED;
            case Judged _ -> Kind.TAKEN_BACK;
        };
    }
}
