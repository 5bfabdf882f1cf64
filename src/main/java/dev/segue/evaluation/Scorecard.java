package dev.segue.evaluation;

import dev.segue.evaluation.measures.Experience;
import dev.segue.evaluation.measures.ListScore;
import dev.segue.evaluation.measures.PlaceCounts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All that is counted about one contestant.
final class Scorecard {

    private final String name;
    private final Map<SliceKind, SliceCard> slices = new EnumMap<>(SliceKind.class);
    private final PlaceCounts chosen;
    private final PlaceCounts refused;
    private Optional<Foresight> foresight = Optional.empty();
    private long learnNanos;
    private long learnt;
    private long listNanos;
    private long lists;

    /// @param depth how long lists are
    Scorecard(String name, int depth) {
        this.name = name;
        this.chosen = new PlaceCounts(depth);
        this.refused = new PlaceCounts(depth);
        for (SliceKind kind : SliceKind.values()) {
            slices.put(kind, new SliceCard(kind));
        }
    }

    String name() {
        return name;
    }

    SliceCard slice(SliceKind kind) {
        return slices.computeIfAbsent(kind, SliceCard::new);
    }

    /// Counts the place of a chosen track in one slice.
    void place(SliceKind kind, Trial trial, int place) {
        ListScore score = ListScore.ofOne(place);
        SliceCard card = slice(kind);
        card.add(trial.listener().index(), trial.day(), score);
        card.addTo(trial.isCold() ? "cold" : "warm", score);
        card.addTo(Experience.of(trial.eventsBefore()).part(), score);
        card.addTo(trial.band().name().toLowerCase(Locale.ROOT), score);
        if (kind == SliceKind.MIXED) {
            chosen.add(place);
        }
    }

    /// Returns where chosen tracks stood in mixed lists.
    PlaceCounts chosen() {
        return chosen;
    }

    /// Returns where refused tracks stood in mixed lists.
    PlaceCounts refused() {
        return refused;
    }

    void setForesight(Foresight shown) {
        foresight = Optional.of(shown);
    }

    /// Returns how well probabilities foretold what became of tracks; empty for a contestant that gives none.
    Optional<Foresight> foresight() {
        return foresight;
    }

    void addLearning(long nanos) {
        learnNanos += nanos;
        learnt++;
    }

    void addList(long nanos) {
        listNanos += nanos;
        lists++;
    }

    double learnMicrosPerEvent() {
        return learnt == 0 ? 0 : learnNanos / 1e3 / learnt;
    }

    double scoreMicrosPerList() {
        return lists == 0 ? 0 : listNanos / 1e3 / lists;
    }
}
