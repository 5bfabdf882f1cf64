package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.EventType;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.Made;
import dev.segue.listener.Impression;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Outcome.Kind;
import dev.segue.listener.Taste;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Recorded;
import dev.segue.wire.StoreKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of lists that were shown, in the listener room.
@Timeout(60)
class ImpressionsTest {

    private static final String LIST = "0-00000000000000aa";

    @TempDir
    private Path dir;

    @Test
    void aPlayAnswersTheListThatItNames() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.reports(shown("a", "b")).reports(event(EventType.PLAY, "a", 60));

            assertThat(fateOf(segue, "a")).contains(Kind.COMPLETED);
            assertThat(fateOf(segue, "b")).isEmpty();
            assertThat(segue.ledger().feedback()).as("shown, completed").startsWith(2, 0, 0, 0, 1);
            assertThat(segue.ledger().balances()).isTrue();
        }
    }

    @Test
    void anOutcomeThatArrivesFirstWaits() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.reports(event(EventType.LIKE, "b", 60)).reports(shown("a", "b"));

            assertThat(fateOf(segue, "b")).contains(Kind.LIKED);
            assertThat(segue.ledger().feedback()[0]).isEqualTo(2);
        }
    }

    @Test
    void aDuplicateCountsOnceAndTheLastOfTwoContradictionsStands() {
        try (Driven segue = new Driven(dir, 1)) {
            ListeningEvent play = event(EventType.PLAY, "a", 60);
            segue.reports(shown("a")).reports(play).reports(play).reports(event(EventType.DISLIKE, "a", 90));

            assertThat(fateOf(segue, "a")).contains(Kind.DISLIKED);
            assertThat(segue.ledger().feedback()).as("one outcome in all").containsExactly(1, 0, 0, 0, 0, 0, 1);
        }
    }

    @Test
    void anImpressionMovesNoClockAndNoTaste() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "x");
            long clock = segue.ledger().clockMillis();
            Taste taste = taste(segue);

            segue.reports(shown("a"));

            assertThat(segue.ledger().clockMillis()).isEqualTo(clock);
            assertThat(taste(segue)).isEqualTo(taste);
        }
    }

    @Test
    void aListenerWhoWasShownNothingLeavesNoRow() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "a").plays("ann", "b").waits(Duration.ofHours(1));

            assertThat(rows(segue)).isZero();
            assertThat(segue.changes(StateStores.IMPRESSIONS)).isEmpty();
        }
    }

    @Test
    void whenTheWindowClosesTheRestIsIgnoredAndAWeekLaterTheListIsForgotten() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.reports(shown("a", "b")).reports(event(EventType.PLAY, "a", 60));

            segue.waits(Duration.ofHours(25));

            assertThat(fateOf(segue, "b")).contains(Kind.IGNORED);
            assertThat(segue.ledger().feedback()).containsExactly(2, 1, 0, 0, 1, 0, 0);

            segue.waits(Duration.ofDays(7));

            assertThat(rows(segue)).isZero();
            assertThat(segue.ledger().feedback()).containsExactly(2, 1, 0, 0, 1, 0, 0);
        }
    }

    @Test
    void whatWaitedInVainIsForgotten() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.reports(event(EventType.PLAY, "a", 0)).waits(Duration.ofHours(26));

            assertThat(rows(segue)).isZero();
        }
    }

    @Test
    void theOrderLearnsFromWhatWasShownAndWanted() {
        try (Driven segue = new Driven(dir, 1, 0)) {
            for (int i = 0; i < 4; i++) {
                segue.plays("other-" + i, "one").plays("other-" + i, "two-" + i).waits(Duration.ofHours(1));
            }
            segue.waits(Duration.ofSeconds(2));
            Recorded list = new Recommender(BlendSettings.DEFAULTS)
                    .record(
                            new ListenerView(Taste.NEW, List.of()),
                            segue.model(),
                            RankRequest.of(RankRequest.Mode.MIXED, 5, Driven.NOON.plus(Duration.ofHours(5))));
            long before = segue.model().ranker().steps();

            segue.reports(shown(list)).waits(Duration.ofSeconds(1));
            assertThat(segue.model().ranker().steps()).isEqualTo(before);
            segue.reports(event(
                            EventType.PLAY, list.ranked().tracks().get(3).id().value(), 60))
                    .waits(Duration.ofSeconds(1))
                    .waits(Duration.ofSeconds(1));

            assertThat(segue.model().ranker().steps()).isEqualTo(before + 1);
        }
    }

    private static ListeningEvent shown(String... tracks) {
        return shown(List.of(tracks), Made.UNKNOWN);
    }

    private static ListeningEvent shown(Recorded list) {
        List<Ranked.RankedTrack> tracks = list.ranked().tracks();
        List<Float> scores = tracks.stream().map(track -> (float) track.score()).toList();
        return shown(
                tracks.stream().map(track -> track.id().value()).toList(),
                new Made("mixed", "default", 0, scores, list.features()));
    }

    private static ListeningEvent shown(List<String> tracks, Made made) {
        return ListeningEvent.of(EventType.IMPRESSION, "ann", "", Driven.NOON)
                .withAnswer(new Answer(LIST, OptionalInt.of(1)))
                .withShown(tracks, made);
    }

    private static ListeningEvent event(EventType type, String track, int secondsAfter) {
        Instant at = Driven.NOON.plusSeconds(secondsAfter);
        return ListeningEvent.of(type, "ann", track, at).withAnswer(new Answer(LIST, OptionalInt.empty()));
    }

    private static Optional<Kind> fateOf(Driven segue, String track) {
        Impression row = segue.<Impression>store(StateStores.IMPRESSIONS)
                .get(StoreKeys.of(Fingerprint.of(LIST), new ListenerId("ann").value()));
        return row.fateOf(Fingerprint.of(track));
    }

    private static Taste taste(Driven segue) {
        return segue.<Taste>store(StateStores.TASTE).get(StoreKeys.of("ann"));
    }

    private static int rows(Driven segue) {
        int rows = 0;
        try (KeyValueIterator<Bytes, Impression> all =
                segue.<Impression>store(StateStores.IMPRESSIONS).all()) {
            while (all.hasNext()) {
                all.next();
                rows++;
            }
        }
        return rows;
    }
}
