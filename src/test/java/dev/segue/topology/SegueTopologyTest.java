package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.CatalogTrack;
import dev.segue.events.EventType;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.Taste;
import dev.segue.wire.DeadLetter;
import dev.segue.wire.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a record in the three rooms.
@Timeout(60)
class SegueTopologyTest {

    @TempDir
    private Path dir;

    @Test
    void aPlayReachesTheListenersRowsAndTheTracksTotals() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "a");

            Taste taste = segue.<Taste>store(StateStores.TASTE).get(StoreKeys.of("ann"));
            assertThat(taste.plays()).isEqualTo(1);
            assertThat(segue.<KnownTrack>store(StateStores.TRACKS)
                            .get(StoreKeys.of("ann", Fingerprint.of("a")))
                            .plays())
                    .isEqualTo(1);
            assertThat(playsOf(segue, "a")).isEqualTo(1);
        }
    }

    @Test
    void aTrackOfTheCatalogIsKnownBeforeItIsPlayedAndGoneWhenItIsTakenOut() {
        CatalogTrack described = CatalogTrack.of("new", "Title", "Ann's band");
        long track = Fingerprint.of("new");
        try (Driven segue = new Driven(dir, 1)) {
            segue.describes(described);

            assertThat(segue.model().descriptionOf(track))
                    .isEqualTo(described.track().description());

            segue.removes("new").plays("ann", "new");

            assertThat(segue.model().idOf(track)).isEmpty();
        }
    }

    @Test
    void anEventThatNamesATrackByAnotherOfItsNamesCountsForTheTrack() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "old").describes(CatalogTrack.of("kept", "Song", "Artist"));
            segue.renames("old", "kept").renames("isrc:USAAA1200001", "kept");

            segue.plays("ann", "old").plays("ben", "isrc:USAAA1200001").plays("ben", "kept");
            segue.waits(Duration.ofSeconds(10));

            assertThat(playsOf(segue, "kept")).isEqualTo(3);
            assertThat(playsOf(segue, "old")).isEqualTo(1);
            assertThat(segue.model().totalsOf(Fingerprint.of("kept")).plays()).isEqualTo(4);
            assertThat(segue.model().idOf(Fingerprint.of("old"))).contains(new TrackId("kept"));
        }
    }

    @Test
    void preferencesAreKeptWhateverHappensAfterThem() {
        Preferences said = new Preferences(List.of("jazz"), List.of("The Invented"), Map.of("energy", 0.8));
        ListeningEvent event = ListeningEvent.of(EventType.PREFERENCES, "ann", "", Driven.NOON)
                .withPreferences(said)
                .withEventId("said");
        try (Driven segue = new Driven(dir, 1)) {
            segue.reports(event).reports(event).plays("ann", "a").plays("ann", "b");
            segue.reports(ListeningEvent.of(EventType.SKIP, "ann", "c", Driven.NOON)
                            .withEventId("skip"))
                    .reports(ListeningEvent.of(EventType.BLOCK, "ann", "d", Driven.NOON)
                            .withEventId("block"))
                    .waits(Duration.ofHours(2));

            Taste taste = segue.<Taste>store(StateStores.TASTE).get(StoreKeys.of("ann"));

            assertThat(taste.preferences()).isEqualTo(said);
            assertThat(taste.plays()).isEqualTo(2);
            assertThat(taste.blocks()).hasSize(1);
            assertThat(segue.ledger().counts()).startsWith(6, 5, 1);
        }
    }

    @Test
    void anEventThatComesAgainCountsOnce() {
        ListeningEvent event = ListeningEvent.of(EventType.PLAY, "ann", "a", Driven.NOON);
        try (Driven segue = new Driven(dir, 1)) {
            segue.reports(event.withEventId("1")).reports(event.withEventId("1"));
            segue.reports(ListeningEvent.of(EventType.PLAY, "ann", "b", Driven.NOON))
                    .reports(ListeningEvent.of(EventType.PLAY, "ann", "b", Driven.NOON));

            assertThat(playsOf(segue, "a")).isEqualTo(1);
            assertThat(playsOf(segue, "b")).as("known by its content").isEqualTo(1);
            assertThat(segue.ledger().counts()).startsWith(4, 2, 2);
        }
    }

    @Test
    void aPlayOfLongAgoIsKnownFromTheHistoryAfterItsIdIsForgotten() {
        try (Driven segue = new Driven(dir, 1)) {
            Instant longAgo = Driven.NOON.minus(Duration.ofDays(30));
            segue.play("ann", "a", longAgo).plays("ann", "b");

            segue.play("ann", "a", longAgo);

            assertThat(playsOf(segue, "a")).isEqualTo(1);
            assertThat(segue.ledger().counts()).startsWith(3, 2, 1);
        }
    }

    @Test
    void aMisroutedRecordIsAcceptedOnItsSecondHop() {
        String stranger = Stream.iterate(0, i -> i + 1)
                .map(i -> "user-" + i)
                .filter(user -> BuiltInPartitioner.partitionForKey(user.getBytes(StandardCharsets.UTF_8), 2) == 1)
                .findFirst()
                .orElseThrow();
        try (Driven segue = new Driven(dir, 2)) {
            segue.plays(stranger, "a");

            assertThat(segue.rerouted()).hasSize(1).first().satisfies(hop -> {
                assertThat(hop.key()).isEqualTo(stranger.getBytes(StandardCharsets.UTF_8));
                assertThat(hop.getHeaders()).isNotEmpty();
            });
            assertThat(playsOf(segue, "a")).isEqualTo(1);
            assertThat(segue.ledger().counts())
                    .as("read, accepted, duplicates, dead letters, away, in")
                    .startsWith(1, 1, 0, 0, 1, 1);
            assertThat(segue.ledger().reroutedTo(1)).isZero();
            assertThat(segue.ledger().reroutedFrom(0)).isZero();
        }
    }

    @Test
    void aDeadLetterIsTheRecordWithItsOriginAndItsReason() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "a").sends("the key", "no event");

            TestRecord<byte[], DeadLetter> record = segue.deadLetters().getFirst();
            DeadLetter letter = record.value();
            assertThat(letter.getReason()).isEqualTo("not_avro");
            assertThat(letter.getSourceTopic()).isEqualTo("segue.listening-events");
            assertThat(letter.getSourcePartition()).isZero();
            assertThat(letter.getSourceOffset()).isEqualTo(1);
            assertThat(letter.getArrivedAt()).isEqualTo(Driven.NOON.plus(Duration.ofMinutes(3)));
            assertThat(letter.getValue().array()).isEqualTo("no event".getBytes(StandardCharsets.UTF_8));
            assertThat(record.key()).isEqualTo("the key".getBytes(StandardCharsets.UTF_8));
            assertThat(record.getHeaders())
                    .extracting(Header::key)
                    .contains("reason", "source-topic", "source-partition", "source-offset");
        }
    }

    @Test
    void anEventFromTheFutureMovesNoClock() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "a");
            long before = segue.ledger().clockMillis();

            segue.play("ann", "b", Instant.parse("2200-01-01T00:00:00Z"));

            assertThat(before).isEqualTo(Driven.NOON.toEpochMilli());
            assertThat(segue.ledger().clockMillis()).isEqualTo(before);
            assertThat(segue.deadLetters())
                    .extracting(letter -> letter.value().getReason())
                    .containsExactly("event_time_in_future");
        }
    }

    @Test
    void everyRecordHasOneFateAndEveryUpdateArrives() {
        try (Driven segue = new Driven(dir, 2)) {
            for (int i = 0; i < 60; i++) {
                segue.plays("user-" + i % 7, "track-" + i % 11);
                segue.play("user-" + i % 7, "track-" + i % 5, Instant.EPOCH);
            }
            segue.sends("", "broken").waits(Duration.ofHours(1));

            assertThat(segue.ledger().balances()).isTrue();
            assertThat(segue.ledger().counts()).startsWith(121, 60, 0, 61);
            assertThat(segue.ledger().updatesSent()).isGreaterThan(60);
            assertThat(segue.trackLedger().updatesApplied())
                    .isEqualTo(segue.ledger().updatesSent());
        }
    }

    @Test
    void theLastSessionEndsByTheWallClockWhenNothingArrives() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "a").plays("ann", "b");
            long counts = segue.ledger().updatesSent();

            segue.waits(Duration.ofMinutes(20));
            assertThat(segue.ledger().updatesSent()).as("still open").isEqualTo(counts);
            segue.waits(Duration.ofMinutes(20));
            assertThat(segue.ledger().updatesSent()).as("the pair of a and b").isEqualTo(counts + 1);
            segue.waits(Duration.ofHours(5)).waits(Duration.ofHours(5));
            assertThat(segue.ledger().updatesSent()).as("sent once").isEqualTo(counts + 1);
            assertThat(segue.<byte[]>store(StateStores.DEADLINES).all().hasNext())
                    .as("an ended session has no deadline")
                    .isFalse();
        }
    }

    @Test
    void aPlayAfterTheEndOfASessionIsScheduledAgain() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "a").waits(Duration.ofHours(1)).plays("ann", "b").plays("ann", "c");
            long counts = segue.ledger().updatesSent();

            segue.waits(Duration.ofHours(1));

            assertThat(segue.ledger().updatesSent()).as("the pair of b and c").isEqualTo(counts + 1);
        }
    }

    @Test
    void whatFollowedForOneListenerIsOfferedToAnother() {
        try (Driven segue = new Driven(dir, 1)) {
            for (String user : List.of("ann", "ben", "dora")) {
                segue.plays(user, "a").plays(user, "b");
            }
            segue.waits(Duration.ofHours(1)).waits(Duration.ofSeconds(1)).waits(Duration.ofSeconds(1));
            segue.lists();

            segue.plays("carl", "a").waits(Duration.ofSeconds(1));

            assertThat(segue.lists())
                    .filteredOn(list -> new String(list.key(), StandardCharsets.UTF_8).equals("carl"))
                    .first()
                    .satisfies(list -> assertThat(list.value().getItems())
                            .filteredOn(item -> item.getTrack().equals("b"))
                            .singleElement()
                            .extracting(item -> item.getSource())
                            .isIn("next", "successors"));
        }
    }

    @Test
    void nothingIsWrittenWhileNothingHappens() {
        try (Driven segue = new Driven(dir, 1)) {
            segue.plays("ann", "a").waits(Duration.ofHours(1)).waits(Duration.ofSeconds(50));
            assertThat(segue.changes(StateStores.LEDGER)).isNotEmpty();

            segue.waits(Duration.ofSeconds(5)).waits(Duration.ofSeconds(1));

            assertThat(segue.changes(StateStores.LEDGER)).isEmpty();
        }
    }

    private static long playsOf(Driven segue, String track) {
        TrackTotals totals = segue.<TrackTotals>store(StateStores.TOTALS).get(StoreKeys.of(track));
        return totals == null ? 0 : totals.plays();
    }
}
