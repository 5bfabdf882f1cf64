package dev.segue.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.ListeningEvent;
import dev.segue.simulation.LoopReport.Part;
import dev.segue.simulation.LoopTally.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClosedLoopTest {

    private static final LoopPlan PLAN = new LoopPlan(12, 400, 9, 6, 10, Instant.parse("2026-02-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theSameSeedIsTheSameLoop(long seed) {
        assertThat(rates(run(Variant.POPULARITY, seed))).isEqualTo(rates(run(Variant.POPULARITY, seed)));
        assertThat(rates(run(Variant.RANDOM, seed))).isNotEqualTo(rates(run(Variant.RANDOM, seed + 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void whoKnowsTheTasteIsPlayedThroughMoreAndSkippedLess(long seed) {
        LoopReport report = reportOf(seed);

        assertThat(report.of(Variant.ORACLE, Part.SETTLED, Cell::playThroughRate)
                        .mean())
                .isGreaterThan(report.of(Variant.RANDOM, Part.SETTLED, Cell::playThroughRate)
                                .mean()
                        + 0.2);
        assertThat(report.of(Variant.ORACLE, Part.SETTLED, Cell::skipRate).mean())
                .isLessThan(
                        report.of(Variant.RANDOM, Part.SETTLED, Cell::skipRate).mean());
    }

    @Test
    void theGainOfTheOracleIsTheMeasure() {
        LoopReport report = reportOf(5);

        assertThat(report.shareOfOracle(Variant.POPULARITY, Part.FROM_COLD).mean())
                .isZero();
        assertThat(report.shareOfOracle(Variant.ORACLE, Part.FROM_COLD).mean()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theOracleFollowsAChangeAtOnce() {
        LoopReport report = reportOf(3);

        assertThat(report.followedAfter(Variant.ORACLE)).hasValue(0);
        assertThat(report.sinceChange(Variant.ORACLE, 0, Cell::suitsNow).mean())
                .isGreaterThan(
                        report.sinceChange(Variant.ORACLE, 0, Cell::suitsBefore).mean() + 0.1);
    }

    @Test
    void theFirstRanksAreSeenMost() {
        Recorder recorder = new Recorder();

        var _ = new ClosedLoop(PLAN, 11).run(recorder, "run", 1, _ -> {});

        Map<Integer, Long> answers = recorder.events.stream()
                .filter(event -> event.answer().rank().isPresent())
                .collect(Collectors.groupingBy(event -> event.answer().rank().orElseThrow(), Collectors.counting()));
        assertThat(answers.getOrDefault(1, 0L)).isGreaterThan(2 * answers.getOrDefault(8, 0L));
        assertThat(answers.getOrDefault(1, 0L)).isGreaterThan(answers.getOrDefault(3, 0L));
    }

    @Test
    void eventsOfAListenerAreInTimeOrderUnderIdsOfTheirOwnAndAnswerTheListThatWasShown() {
        Recorder recorder = new Recorder();

        var _ = new ClosedLoop(PLAN, 11).run(recorder, "run", 3, _ -> {});

        assertThat(recorder.events).extracting(ListeningEvent::eventId).doesNotHaveDuplicates();
        assertThat(recorder.events)
                .filteredOn(event -> event.answer().rank().isPresent())
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.answer().recommendationId()).isEqualTo("list of " + event.user()));
        recorder.events.stream()
                .collect(Collectors.groupingBy(ListeningEvent::user))
                .values()
                .forEach(ofOne -> assertThat(ofOne)
                        .extracting(event -> event.at().orElseThrow())
                        .isSorted());
    }

    private static LoopTally run(Variant variant, long seed) {
        return new ClosedLoop(PLAN, seed).run(variant, _ -> {});
    }

    private static LoopReport reportOf(long seed) {
        Map<Variant, List<LoopTally>> runs = new EnumMap<>(Variant.class);
        for (Variant variant : List.of(Variant.POPULARITY, Variant.RANDOM, Variant.ORACLE)) {
            runs.put(variant, List.of(run(variant, seed)));
        }
        return new LoopReport(PLAN, List.of(seed), runs);
    }

    private static List<Double> rates(LoopTally tally) {
        return tally.rounds().stream().map(Cell::playThroughRate).toList();
    }

    /// Shows any tracks, and keeps what is reported.
    private static final class Recorder implements Offers {

        private final List<ListeningEvent> events = new ArrayList<>();
        private final InventedCatalog catalog = InventedCatalog.of(11, PLAN.tracks());
        private int next;

        @Override
        public synchronized Offer to(Moment moment) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < PLAN.limit(); i++) {
                ids.add(catalog.tracks().get(next++ * 31 % PLAN.tracks()).id());
            }
            return new Offer("list of " + moment.listener().id(), ids);
        }

        @Override
        public synchronized void report(List<ListeningEvent> reported) {
            events.addAll(reported);
        }
    }
}
