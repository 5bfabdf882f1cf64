package dev.segue.evaluation;

import dev.segue.evaluation.measures.Experience;
import dev.segue.evaluation.measures.ListScore;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// Learns some events and is then asked for the others, once per listener: the classic offline protocols.
///
/// Right are the distinct tracks that the listener plays in what was held out; in discover those that they had not met,
/// in relisten those that they had played, before. One thread at a time; contestants learn and answer at once.
final class HoldOut {

    private static final List<SliceKind> SLICES = List.of(SliceKind.MIXED, SliceKind.DISCOVER, SliceKind.RELISTEN);

    private final List<Contestant> contestants;
    private final List<Scorecard> cards;
    private final Past past;
    private final int depth;
    private final LongSupplier nanoClock;
    private final Crew crew;
    private final List<Interaction> learning = new ArrayList<>(TestThenLearn.BATCH);
    private final Map<ListenerId, Set<TrackId>> truth = new LinkedHashMap<>();
    private Instant clock = Instant.EPOCH;

    HoldOut(List<Contestant> contestants, List<Scorecard> cards, Past past, Rules rules, Crew crew) {
        this.contestants = contestants;
        this.cards = cards;
        this.past = past;
        this.depth = rules.depth();
        this.nanoClock = rules.nanoClock();
        this.crew = crew;
    }

    /// Takes an event to be learnt.
    void learn(Interaction interaction) {
        clock = interaction.at().isAfter(clock) ? interaction.at() : clock;
        past.next(interaction, false);
        learning.add(interaction);
        if (learning.size() == TestThenLearn.BATCH) {
            learnBatch();
        }
    }

    /// Takes an event to be asked for.
    void hold(Interaction interaction) {
        if (interaction instanceof Played played) {
            truth.computeIfAbsent(played.listener(), _ -> new LinkedHashSet<>()).add(played.track());
        }
    }

    /// Asks for what was held since the last time.
    ///
    /// @param every each how many-th listener is asked
    void ask(int every) {
        learnBatch();
        List<ListenerId> asked = new ArrayList<>();
        for (ListenerId listener : truth.keySet()) {
            if (past.listener(listener).index() % every == 0) {
                asked.add(listener);
            }
        }
        crew.run(IntStream.range(0, contestants.size())
                .mapToObj(i ->
                        (Runnable) () -> asked.forEach(listener -> ask(contestants.get(i), cards.get(i), listener)))
                .toList());
        truth.clear();
    }

    private void learnBatch() {
        crew.run(IntStream.range(0, contestants.size())
                .mapToObj(i -> (Runnable) () -> learnAll(contestants.get(i), cards.get(i)))
                .toList());
        learning.clear();
        past.settle();
    }

    private void learnAll(Contestant contestant, Scorecard card) {
        for (Interaction interaction : learning) {
            long startNanos = nanoClock.getAsLong();
            contestant.learn(interaction);
            card.addLearning(nanoClock.getAsLong() - startNanos);
        }
    }

    private void ask(Contestant contestant, Scorecard card, ListenerId listener) {
        Moment moment = new Moment(past.listener(listener), past.events());
        for (SliceKind kind : SLICES) {
            Set<TrackId> right = new LinkedHashSet<>(truth.getOrDefault(listener, Set.of()));
            right.removeIf(track -> !isIn(kind, moment, track));
            if (!right.isEmpty()) {
                long startNanos = nanoClock.getAsLong();
                contestant.advance(clock.toEpochMilli());
                List<TrackId> answer = contestant.answer(new Question(listener, kind.mode(), clock, depth));
                card.addList(nanoClock.getAsLong() - startNanos);
                Offer offer = Offer.of(answer, moment, kind.mode(), past);
                count(card, kind, moment, score(offer, right));
                offer.exposeTo(card.slice(kind).exposure(), past);
            }
        }
    }

    private boolean isIn(SliceKind kind, Moment moment, TrackId id) {
        PastTrack track = past.track(id);
        Acquaintances acquaintances = moment.listener().acquaintances();
        return switch (kind) {
            case MIXED, SESSION -> true;
            case DISCOVER -> track == null || !acquaintances.isMet(track.index(), moment.event());
            case RELISTEN -> track != null && acquaintances.isPlayed(track.index(), moment.event());
        };
    }

    private ListScore score(Offer offer, Set<TrackId> right) {
        int[] places = new int[right.size()];
        int found = 0;
        for (TrackId id : right) {
            PastTrack track = past.track(id);
            int place = track == null ? -1 : offer.placeOf(track);
            if (place >= 0) {
                places[found++] = place;
            }
        }
        Arrays.sort(places, 0, found);
        return ListScore.of(right.size(), Arrays.copyOf(places, found));
    }

    private void count(Scorecard card, SliceKind kind, Moment moment, ListScore score) {
        SliceCard slice = card.slice(kind);
        slice.add(moment.listener().index(), Math.floorDiv(clock.getEpochSecond(), 86_400), score);
        slice.addTo(moment.listener().events() < Trial.WARM_FROM ? "cold" : "warm", score);
        slice.addTo(Experience.of(moment.listener().events()).part(), score);
    }
}
