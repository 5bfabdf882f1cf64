package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Preferred;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.listener.ActiveBlock;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.Listening;
import dev.segue.listener.Taste;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerRowsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /// Of an artist whose fingerprint is 7.
    private static final String BLOCK = "01" + "0000000000000007";

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
                taste.deadlineMillis(),
                taste.preferences(),
                taste.judgements());
        assertThat(taste.unchunked()).hasSize(15);
        assertThat(written(taste)).as("one byte each").hasSize(written(chunked).length + 15);
    }

    @Test
    void preferencesStandAtTheEndOfTheRowsOfThoseWhoHaveSomeOnly() {
        Preferences said = new Preferences(List.of("jazz", "Çalgı"), List.of("The Invented"), Map.of("tempo", 97.5));
        Taste without = after(Taste.NEW, 1, START, new Random(5));
        Preferred preferred = new Preferred(new ListenerId("ann"), said, START);

        Taste with = listening.apply(without, KnownTrack.unknown(0), preferred).taste();

        assertThat(read(written(with))).isEqualTo(with);
        assertThat(with.preferences()).isEqualTo(said);
        assertThat(Arrays.copyOf(written(with), written(without).length)).isEqualTo(written(without));
    }

    @Test
    void aCountryStandsAtTheEndOfTheRowsOfThoseWhoHaveSaidOneOnly() {
        Taste without = after(Taste.NEW, 1, START, new Random(5));
        Preferred country = new Preferred(new ListenerId("ann"), Preferences.NONE.in("SE"), START);

        Taste with = listening.apply(without, KnownTrack.unknown(0), country).taste();

        assertThat(read(written(with))).isEqualTo(with);
        assertThat(with.preferences().country()).isEqualTo("SE");
        assertThat(written(with)).hasSize(written(without).length + 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SE"})
    void judgementsStandAtTheEndOfTheRowsOfThoseWhoJudgeOnly(String country) {
        Preferred from = new Preferred(new ListenerId("ann"), Preferences.NONE.in(country), START);
        Taste without = listening
                .apply(after(Taste.NEW, 1, START, new Random(5)), KnownTrack.unknown(0), from)
                .taste();

        Taste with = judged(judged(without, "liked", 1, START), "disliked", -0.75f, START.plusSeconds(9));

        assertThat(read(written(with))).isEqualTo(with);
        assertThat(with.judgements()).hasSize(2);
        assertThat(Arrays.copyOf(written(with), written(without).length)).isEqualTo(written(without));
    }

    private Taste judged(Taste taste, String track, float strength, Instant at) {
        return listening
                .apply(
                        taste,
                        KnownTrack.unknown(0),
                        new Judged(new ListenerId("ann"), new TrackId(track), at, strength, ""))
                .taste();
    }

    @Test
    void aRowOfABuildWithoutPreferencesIsRead() {
        byte[] row = HexFormat.of().parseHex("02" + "03" + "00" + "00" + "00" + "00" + "00" + "01" + BLOCK + "20");

        Taste taste = read(row);

        assertThat(taste.plays()).isEqualTo(3);
        assertThat(taste.blocks()).containsExactly(new ActiveBlock(BlockKind.ARTIST, 7, 16));
        assertThat(taste.preferences()).isEqualTo(Preferences.NONE);
        assertThat(written(taste)).isEqualTo(row);
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
