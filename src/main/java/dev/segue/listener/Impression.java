package dev.segue.listener;

import dev.segue.events.FeatureBytes;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One list that a listener was shown, and what they did with it: the row `recommendation|user` of
/// `listener-impressions`. Immutable.
///
/// A row without tracks is pending: an outcome has arrived before its impression, and waits for it.
///
/// @param recommendationId the id of the list
/// @param shownAtMillis when it was shown, in event time; of the first outcome while it is pending
/// @param arrivedAtMillis when the first record about it arrived
/// @param mode the list's mode; empty when not said
/// @param variant the variant that made it; empty when not said
/// @param generation the generation that made it
/// @param shown the tracks, those of the first record first
/// @param features the features of the tracks of the first record, in their order; dropped when the window closes
/// @param outcomes one a track at most; tracks of none are not listed
/// @param closed whether the window has closed, after which what had no outcome is ignored
public record Impression(
        String recommendationId,
        long shownAtMillis,
        long arrivedAtMillis,
        String mode,
        String variant,
        int generation,
        List<ShownTrack> shown,
        FeatureBytes features,
        List<Outcome> outcomes,
        boolean closed) {

    public Impression {
        shown = List.copyOf(shown);
        outcomes = List.copyOf(outcomes);
    }

    /// Returns the row of a list of which nothing has been heard before.
    static Impression pending(String recommendationId, long atMillis, long arrivalMillis) {
        return new Impression(
                recommendationId, atMillis, arrivalMillis, "", "", 0, List.of(), FeatureBytes.NONE, List.of(), false);
    }

    /// Returns whether it is known what was shown.
    public boolean isShown() {
        return !shown.isEmpty();
    }

    /// Returns the row with tracks that were shown; those that it has already stay as they are.
    Impression with(Shown record, long arrivalMillis) {
        List<ShownTrack> all = new ArrayList<>(shown);
        List<Float> scores = record.made().scores();
        for (int i = 0; i < record.tracks().size(); i++) {
            long track = record.tracks().get(i).fingerprint();
            if (all.stream().noneMatch(known -> known.track() == track)) {
                all.add(new ShownTrack(track, record.firstRank() + i, scores.isEmpty() ? 0 : scores.get(i), 1));
            }
        }
        Made made = record.made();
        boolean first = !isShown();
        return new Impression(
                recommendationId,
                first ? record.at().toEpochMilli() : shownAtMillis,
                first ? arrivalMillis : arrivedAtMillis,
                first ? made.mode() : mode,
                first ? made.variant() : variant,
                first ? made.generation() : generation,
                all,
                first ? made.features() : features,
                outcomes,
                closed);
    }

    /// Returns the row with an outcome, the same row when another stands against it.
    Impression with(Outcome outcome) {
        Optional<Outcome> before = outcomeOf(outcome.track());
        if (before.isPresent() && !outcome.standsAgainst(before.get())) {
            return this;
        }
        List<Outcome> all = new ArrayList<>(outcomes);
        all.removeIf(other -> other.track() == outcome.track());
        all.add(outcome);
        return withOutcomes(all);
    }

    Impression withOutcomes(List<Outcome> all) {
        return new Impression(
                recommendationId,
                shownAtMillis,
                arrivedAtMillis,
                mode,
                variant,
                generation,
                shown,
                features,
                all,
                closed);
    }

    /// Returns the row after its window: without features, which have taught what they could.
    Impression closing() {
        return new Impression(
                recommendationId,
                shownAtMillis,
                arrivedAtMillis,
                mode,
                variant,
                generation,
                shown,
                FeatureBytes.NONE,
                outcomes,
                true);
    }

    /// Returns whether a track is one of those shown.
    boolean hasShown(long track) {
        return shown.stream().anyMatch(known -> known.track() == track);
    }

    /// Returns the numbers in [#shown] of a track that was wanted, first, and of those that were not wanted as well;
    /// only itself when there is no other, none when it was not shown.
    public List<Integer> comparedWith(long wanted) {
        List<Integer> compared = new ArrayList<>();
        for (int other = 0; other < shown.size(); other++) {
            long track = shown.get(other).track();
            if (track == wanted) {
                compared.addFirst(other);
            } else if (outcomeOf(track)
                    .filter(outcome -> outcome.kind().isPositive())
                    .isEmpty()) {
                compared.add(other);
            }
        }
        return hasShown(wanted) ? compared : List.of();
    }

    /// Returns what was done with a track, empty while nothing is known.
    public Optional<Outcome> outcomeOf(long track) {
        return outcomes.stream().filter(outcome -> outcome.track() == track).findFirst();
    }

    /// Returns what has come of a track that was shown: ignored when the window has closed over nothing else.
    public Optional<Outcome.Kind> fateOf(long track) {
        return outcomeOf(track)
                .map(Outcome::kind)
                .or(() -> closed ? Optional.of(Outcome.Kind.IGNORED) : Optional.empty());
    }
}
