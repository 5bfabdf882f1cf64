package dev.segue.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsAPlayWithItsArtistAndWhatWasHeard() throws IOException {
        List<ListeningEvent> events = RecordedFiles.eventsOf(RecordedFiles.plain(folder, RecordedFiles.PLAYS));

        ListeningEvent half = events.get(1);
        assertThat(half)
                .isEqualTo(ListeningEvent.of(EventType.PLAY, "bob", "t2", Instant.ofEpochSecond(1_400_000_300))
                        .withEventId(half.eventId())
                        .withDescription(new ListeningEvent.Description("a2", "", ""))
                        .withPlayback(new ListeningEvent.Playback(Duration.ofSeconds(100), Duration.ofSeconds(200))));
        assertThat(events.getFirst().playback()).isEqualTo(ListeningEvent.Playback.UNKNOWN);
    }

    @Test
    void derivesNoDurationFromAnImpossibleRatio() throws IOException {
        String odd = RecordedFiles.PLAYS_HEADER
                + "1\t0\tann\t9\tt1\ta1\t0\t60\n"
                + "2\t0\tann\t9\tt1\ta1\t-1\t60\n"
                + "3\t0\tann\t9\tt1\ta1\t0.00001\t60\n";

        assertThat(RecordedFiles.eventsOf(RecordedFiles.plain(folder, odd)))
                .extracting(ListeningEvent::playback)
                .containsOnly(new ListeningEvent.Playback(Duration.ofSeconds(60), Duration.ZERO));
    }

    @Test
    void readsATagAsALikeOfTheArtist() throws IOException {
        List<ListeningEvent> events = RecordedFiles.eventsOf(RecordedFiles.plain(folder, RecordedFiles.TAGS));

        assertThat(events).extracting(ListeningEvent::type).containsOnly(EventType.LIKE);
        assertThat(events)
                .extracting(ListeningEvent::description)
                .containsExactly(
                        new ListeningEvent.Description("8", "", ""),
                        new ListeningEvent.Description("The \"Quoted\" Band", "", "The \"Quoted\" Band"));
    }

    @Test
    void keepsMillisecondsOfAReplay() throws IOException {
        assertThat(RecordedFiles.eventsOf(RecordedFiles.plain(folder, RecordedFiles.REPLAY)))
                .extracting(event -> event.at().orElseThrow().toEpochMilli())
                .containsExactly(1_300_000_000_123L);
    }

    @Test
    void putsRatingsInTimeOrderOnTheirScale() throws IOException {
        List<ListeningEvent> events = RecordedFiles.eventsOf(RecordedFiles.plain(folder, RecordedFiles.MOVIELENS));

        assertThat(events)
                .extracting(event -> event.rating().orElseThrow())
                .containsExactly(
                        new ListeningEvent.Rating(0.5, 0.5, 5),
                        new ListeningEvent.Rating(5, 0.5, 5),
                        new ListeningEvent.Rating(4.5, 0.5, 5));
    }

    @Test
    void eventsOfOneTimeKeepTheOrderOfTheFile() throws IOException {
        String text = RecordedFiles.PLAYS_HEADER
                + "200\t0\tu\t1\tlast\ta\t1\t0\n"
                + "100\t0\tu\t1\tfirst\ta\t1\t0\n"
                + "100\t0\tu\t1\tsecond\ta\t1\t0\n";

        assertThat(RecordedFiles.eventsOf(RecordedFiles.plain(folder, text)))
                .extracting(ListeningEvent::track)
                .containsExactly("first", "second", "last");
    }

    @Test
    void eventsOfOneCoarseDateAreShuffledTheSameEachTime() throws IOException {
        StringBuilder text = new StringBuilder("date\tuser_id\tartist_id\tartist_name\ttags\tplay_count\n");
        IntStream.rangeClosed(1, 50)
                .forEach(artist ->
                        text.append("2010-01-01\tann\t").append(artist).append("\tx\ty\t\n"));
        IntStream.rangeClosed(51, 60)
                .forEach(artist ->
                        text.append("2010-02-01\tann\t").append(artist).append("\tx\ty\t\n"));
        Path file = RecordedFiles.plain(folder, text.toString());

        List<Integer> order = RecordedFiles.eventsOf(file).stream()
                .map(event -> Integer.parseInt(event.track()))
                .toList();

        assertThat(order.subList(0, 50))
                .containsAll(IntStream.rangeClosed(1, 50).boxed().toList())
                .isNotEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(RecordedFiles.eventsOf(file)).isEqualTo(RecordedFiles.eventsOf(file));
    }

    @Test
    void givesUntimedRowsAMinuteEachInAShuffledOrder() throws IOException {
        StringBuilder text = new StringBuilder();
        IntStream.rangeClosed(1, 50)
                .forEach(row -> text.append("7\t").append(row).append("\t2\t0\n"));

        List<ListeningEvent> events = RecordedFiles.eventsOf(RecordedFiles.plain(folder, text.toString()));

        assertThat(events)
                .extracting(event -> event.at().orElseThrow())
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(minute -> SyntheticClock.START.plus(Duration.ofMinutes(minute)))
                        .toList());
        assertThat(events)
                .extracting(ListeningEvent::track)
                .doesNotHaveDuplicates()
                .isNotEqualTo(
                        IntStream.rangeClosed(1, 50).mapToObj(String::valueOf).toList());
    }

    @Test
    void aSecondReadingGivesTheSameIdsAndAGrownFileKeepsThem() throws IOException {
        List<ListeningEvent> before = RecordedFiles.eventsOf(RecordedFiles.plain(folder, RecordedFiles.PLAYS));
        List<ListeningEvent> again = RecordedFiles.eventsOf(RecordedFiles.plain(folder, RecordedFiles.PLAYS));
        List<ListeningEvent> grown = RecordedFiles.eventsOf(
                RecordedFiles.plain(folder, RecordedFiles.PLAYS + "1400009999\t0\tann\t9\tt1\ta1\t1.0\t0\n"));

        assertThat(again).isEqualTo(before);
        assertThat(grown).hasSize(4).startsWith(before.toArray(ListeningEvent[]::new));
    }

    @Test
    void equalRowsAreDifferentEventsAndSoAreRowsOfAnotherFile() throws IOException {
        String row = "100\t0\tu\t1\tt\ta\t1\t0\n";
        List<ListeningEvent> twice =
                RecordedFiles.eventsOf(RecordedFiles.plain(folder, RecordedFiles.PLAYS_HEADER + row + row));
        List<ListeningEvent> other = RecordedFiles.eventsOf(
                RecordedFiles.plain(folder, RecordedFiles.PLAYS_HEADER + row.replace("100", "101")));

        assertThat(Stream.concat(twice.stream(), other.stream()))
                .extracting(ListeningEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    void countsBadRowsAndGoesOn() throws IOException {
        String text = RecordedFiles.PLAYS
                + "yesterday\t0\tann\t9\tt1\ta1\t1.0\t0\n"
                + "1400000000\t0\t\t9\tt1\ta1\t1.0\t0\n"
                + "1400000000\t0\tann\t9\t\ta1\t1.0\t0\n"
                + "1400000000\t0\tann\t9\tt1\ta1\tNaN\t0\n"
                + "too short\n"
                + "99999999999999999\t0\tann\t9\tt1\ta1\t1.0\t0\n";

        Recording recording = Recording.open(RecordedFiles.plain(folder, text));

        assertThat(recording.rows()).isEqualTo(3);
        assertThat(recording.rejections().byFault())
                .isEqualTo(Map.of(
                        RowFault.TIME, 2L,
                        RowFault.LISTENER, 1L,
                        RowFault.TRACK, 1L,
                        RowFault.NUMBER, 1L,
                        RowFault.COLUMNS, 1L));
        assertThat(recording.rejections().first())
                .contains(
                        new RejectedRow(5, RowFault.TIME, "'yesterday' is no time of the years 1970 to 9999"),
                        new RejectedRow(9, RowFault.COLUMNS, "1 columns; expected 8"));
    }

    @Test
    void countsEveryBadRowButKeepsOnlyTheFirst() throws IOException {
        Recording recording =
                Recording.open(RecordedFiles.plain(folder, RecordedFiles.COUNTS + "2\t53\t0\n".repeat(500)));

        assertThat(recording.rows()).isEqualTo(3);
        assertThat(recording.rejections().count()).isEqualTo(500);
        assertThat(recording.rejections().first()).hasSize(Rejections.KEPT);
    }

    @Test
    void refusesRatingsOutsideTheirScaleAndUnknownEvents() throws IOException {
        Recording ratings = Recording.open(
                RecordedFiles.plain(folder, RecordedFiles.MOVIELENS + "1,12,7,800\n\"1\",13,\"2.5\",900\n"));
        Recording replay = Recording.open(
                RecordedFiles.gzip(folder, RecordedFiles.REPLAY + "1300000000124\tann\t7\tGlass Harbour\tdance\t\n"));

        assertThat(ratings.rows()).isEqualTo(4);
        assertThat(ratings.rejections().byFault()).isEqualTo(Map.of(RowFault.RATING, 1L));
        assertThat(replay.rejections().byFault()).isEqualTo(Map.of(RowFault.EVENT, 1L));
    }
}
