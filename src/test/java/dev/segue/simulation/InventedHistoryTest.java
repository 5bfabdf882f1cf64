package dev.segue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InventedHistoryTest {

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(Histories.digest(Histories.of(42, 500, 20, 3000))).isEqualTo("77ed02eebdf3ba5252895e1a4d4916a1");
    }

    @Test
    void anotherSeedOrEndIsAnotherHistoryUnderOtherIds() {
        List<ListeningEvent> one = Histories.of(1, 300, 5, 500);
        List<ListeningEvent> again = Histories.of(1, 300, 5, 500);
        List<ListeningEvent> otherSeed = Histories.of(2, 300, 5, 500);
        List<ListeningEvent> otherEnd = Histories.endingAt(Histories.END.plusMillis(1), 1, 300, 5, 500);

        assertThat(again).isEqualTo(one);
        assertThat(Stream.of(one, otherSeed, otherEnd).flatMap(List::stream))
                .extracting(ListeningEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void comesInTimeOrderWithinItsWeeks(long seed) {
        List<ListeningEvent> history = Histories.of(seed, 1000, 50, 20_000);

        assertThat(history).extracting(Histories::timeOf).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(Histories.timeOf(history.getFirst())).isAfterOrEqualTo(Histories.END.minus(InventedHistory.SPAN));
        assertThat(history)
                .allSatisfy(event -> assertThat(
                                Histories.timeOf(event).plus(event.playback().played()))
                        .isBefore(Histories.END));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void nobodyHearsTwoTracksAtOnce(long seed) {
        Map<String, List<ListeningEvent>> byListener = Histories.of(seed, 1000, 50, 20_000).stream()
                .filter(Histories::isHeard)
                .collect(Collectors.groupingBy(ListeningEvent::user));

        assertThat(byListener.values()).allSatisfy(heard -> {
            for (int i = 1; i < heard.size(); i++) {
                ListeningEvent before = heard.get(i - 1);
                assertThat(Histories.timeOf(heard.get(i)))
                        .isAfter(Histories.timeOf(before).plus(before.playback().played()));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void comesCloseToTheNumberAskedFor(long seed) {
        assertThat(Histories.of(seed, 1000, 50, 20_000)).hasSizeBetween(19_000, 20_100);
    }

    @Test
    void saysWhatWasHeardAndOfWhom() {
        InventedCatalog catalog = InventedCatalog.of(5, 300);
        Shelves shelves = Shelves.of(catalog.tracks());

        assertThat(Histories.of(5, 300, 5, 1000)).filteredOn(Histories::isHeard).allSatisfy(event -> {
            InventedTrack track = shelves.track(event.track());
            assertThat(event.description())
                    .isEqualTo(new ListeningEvent.Description(track.artistName(), track.albumTitle(), track.title()));
            assertThat(event.playback().duration()).isEqualTo(track.duration());
            assertThat(event.playback().played()).isBetween(Duration.ofSeconds(1), track.duration());
        });
    }

    @Test
    void skipsAreLeftBeforeHalfAndPlaysAreNot() {
        assertThat(Histories.of(5, 300, 5, 1000)).filteredOn(Histories::isHeard).allSatisfy(event -> {
            double share = event.playback().played().toMillis()
                    / (double) event.playback().duration().toMillis();
            assertThat(share < 0.5).isEqualTo(event.type() == EventType.SKIP);
        });
    }

    @Test
    void nobodyJudgesATrackTwice() {
        assertThat(Histories.of(9, 300, 20, 10_000))
                .filteredOn(event -> !Histories.isHeard(event))
                .isNotEmpty()
                .extracting(event -> event.user() + event.track())
                .doesNotHaveDuplicates();
    }

    @Test
    void aWorldOfOneTrackStillPlays() {
        assertThat(Histories.of(1, 1, 1, 50))
                .hasSizeBetween(1, 50)
                .extracting(ListeningEvent::track)
                .containsOnly("trk-00000");
    }
}
