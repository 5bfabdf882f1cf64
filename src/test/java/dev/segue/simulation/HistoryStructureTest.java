package dev.segue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a recommender can learn from a history is really there, and no more than in real logs.
final class HistoryStructureTest {

    private static final int TRACKS = 5000;
    private static final int LISTENERS = 120;
    private static final long EVENTS = 50_000;
    private static final Map<Long, List<ListeningEvent>> HISTORIES = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void oneInTenToOneInFourIsSkipped(long seed) {
        List<ListeningEvent> history = history(seed);

        double skips = count(history, EventType.SKIP);
        double plays = count(history, EventType.PLAY);

        assertThat(skips / (skips + plays)).isBetween(0.10, 0.25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aboutTwoInAHundredEventsAreLikesAndDislikesAreRarer(long seed) {
        List<ListeningEvent> history = history(seed);

        double likes = count(history, EventType.LIKE);
        double dislikes = count(history, EventType.DISLIKE);

        assertThat(likes / history.size()).isBetween(0.012, 0.03);
        assertThat(dislikes / history.size()).isBetween(0.001, 0.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aFifthToAThirdOfTheStepsStayWithTheArtist(long seed) {
        long stays = 0;
        long steps = 0;
        Map<String, String> artistBefore = new HashMap<>();
        for (ListeningEvent event : history(seed)) {
            if (Histories.isHeard(event)) {
                String artist = event.description().artist();
                String before = artistBefore.put(event.user(), artist);
                steps += before == null ? 0 : 1;
                stays += artist.equals(before) ? 1 : 0;
            }
        }

        assertThat(stays / (double) steps).isBetween(0.17, 0.34);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aThirdToTwoThirdsOfThePlaysAreRepeats(long seed) {
        long repeats = 0;
        Set<String> known = new HashSet<>();
        List<ListeningEvent> history = history(seed);
        for (ListeningEvent event : history) {
            if (event.type() == EventType.PLAY && !known.add(event.user() + " " + event.track())) {
                repeats++;
            }
        }

        assertThat(repeats / (double) count(history, EventType.PLAY)).isBetween(0.33, 0.66);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aTenthOfTheTracksHasAboutFourTenthsOfThePlays(long seed) {
        List<Long> counts = history(seed).stream()
                .filter(event -> event.type() == EventType.PLAY)
                .collect(Collectors.groupingBy(ListeningEvent::track, Collectors.counting()))
                .values()
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        double all = counts.stream().mapToLong(Long::longValue).sum();
        double top =
                counts.stream().limit(TRACKS / 10).mapToLong(Long::longValue).sum();

        assertThat(top / all).isBetween(0.3, 0.6);
        assertThat(counts.size()).isGreaterThan(TRACKS / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void whatIsPlayedAppealsMoreThanWhatIsSkipped(long seed) {
        InventedCatalog catalog = InventedCatalog.of(seed, TRACKS);
        Shelves shelves = Shelves.of(catalog.tracks());
        Map<EventType, DoubleSummaryStatistics> appeals = new EnumMap<>(EventType.class);
        Map<String, List<ListeningEvent>> byListener =
                history(seed).stream().collect(Collectors.groupingBy(ListeningEvent::user));

        for (InventedListener listener :
                InventedListeners.of(seed, LISTENERS, catalog).all()) {
            for (ListeningEvent event : byListener.getOrDefault(listener.id(), List.of())) {
                appeals.computeIfAbsent(event.type(), _ -> new DoubleSummaryStatistics())
                        .accept(listener.appeal(shelves.track(event.track()), listener.temperament()));
            }
        }

        List<Double> means = Stream.of(EventType.DISLIKE, EventType.SKIP, EventType.PLAY, EventType.LIKE)
                .map(type -> appeals.getOrDefault(type, new DoubleSummaryStatistics())
                        .getAverage())
                .toList();
        assertThat(means).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(means.get(2) - means.get(1)).isGreaterThan(0.1);
    }

    private static List<ListeningEvent> history(long seed) {
        return HISTORIES.computeIfAbsent(seed, some -> Histories.of(some, TRACKS, LISTENERS, EVENTS));
    }

    private static long count(List<ListeningEvent> history, EventType type) {
        return history.stream().filter(event -> event.type() == type).count();
    }
}
