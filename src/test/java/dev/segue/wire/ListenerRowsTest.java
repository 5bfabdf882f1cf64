package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.Listening;
import dev.segue.listener.Taste;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerRowsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Serde<Taste> tastes = ListenerRows.taste();
    private final Listening listening = new Listening(ListenerSettings.DEFAULTS, _ -> true);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void aTasteReadsAsItWasWrittenWhateverTheOrderOfPlays(long seed) {
        Random random = new Random(seed);
        Taste taste = Taste.NEW;

        for (int play = 0; play < 300; play++) {
            int minute = random.nextInt(10) == 0 ? random.nextInt(3 * play + 1) : 3 * play;
            taste = after(taste, random.nextInt(50), START.plus(Duration.ofMinutes(minute)), random);

            assertThat(read(written(taste))).isEqualTo(taste);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 99})
    void aPlayThatIsRecentAndInNoChunkIsWrittenOnce(long seed) {
        Random random = new Random(seed);
        Taste taste = Taste.NEW;

        for (int play = 0; play < 111; play++) {
            taste = after(taste, random.nextInt(50), START.plus(Duration.ofMinutes(3L * play)), random);
        }

        Taste chunked = new Taste(
                taste.plays(),
                taste.recent(),
                taste.open(),
                List.of(),
                taste.skips(),
                taste.blocks(),
                taste.deadlineMillis());
        assertThat(taste.unchunked()).hasSize(15);
        assertThat(written(taste)).as("one byte each").hasSize(written(chunked).length + 15);
    }

    private Taste after(Taste taste, int number, Instant at, Random random) {
        TrackId track = new TrackId("track-%05d".formatted(number));
        Played played = new Played(
                new ListenerId("ann"), track, at, random.nextFloat(), new Description("artist-" + number, "", ""), "");
        return listening
                .apply(taste, KnownTrack.unknown(track.fingerprint()), played)
                .taste();
    }

    private byte[] written(Taste taste) {
        return tastes.serializer().serialize("listener-taste", taste);
    }

    private Taste read(byte[] row) {
        return tastes.deserializer().deserialize("listener-taste", row);
    }
}
