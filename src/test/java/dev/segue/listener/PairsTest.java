package dev.segue.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate.Successor;
import dev.segue.recount.NaivePairs;
import dev.segue.recount.NaivePairs.Play;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each pair of plays goes to its owner once, whenever sessions are ended and whatever comes late.
class PairsTest {

    private static final long START = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long GAP = ListenerSettings.DEFAULTS.sessionGap().toMillis();

    private record Sent(long from, long to, int distance) {}

    /// @param sweepChance how likely the session's end is looked at after a play
    private static List<Sent> sent(List<Play> plays, Random sweeps, double sweepChance) {
        Listening listening = new Listening(ListenerSettings.DEFAULTS, _ -> true);
        List<Sent> sent = new ArrayList<>();
        Taste taste = Taste.NEW;
        for (Play play : plays) {
            TasteChange change =
                    listening.apply(taste, KnownTrack.unknown(Fingerprint.of(play.track())), playedOf(play));
            taste = change.taste();
            add(change.updates(), sent);
            if (sweeps.nextDouble() < sweepChance) {
                long clock = play.atMillis() + sweeps.nextLong(2 * GAP);
                TasteChange ended = listening.sessionEnded(taste, clock);
                taste = ended.taste();
                add(ended.updates(), sent);
            }
        }
        add(listening.sessionEnded(taste, Long.MAX_VALUE).updates(), sent);
        return sent;
    }

    private static Played playedOf(Play play) {
        return new Played(
                new ListenerId("ann"),
                new TrackId(play.track()),
                Instant.ofEpochMilli(play.atMillis()),
                1,
                Description.NONE,
                "");
    }

    private static void add(List<AddressedUpdate> updates, List<Sent> sent) {
        for (AddressedUpdate addressed : updates) {
            for (Successor successor : addressed.update().successors()) {
                sent.add(new Sent(addressed.track().fingerprint(), successor.track(), successor.distance()));
            }
        }
    }

    private static List<Sent> expected(List<Play> plays) {
        return NaivePairs.of(plays, GAP).stream()
                .map(pair -> new Sent(Fingerprint.of(pair.from()), Fingerprint.of(pair.to()), pair.distance()))
                .toList();
    }

    /// Plays with gaps below, at and above the session gap; some late by minutes, hours and days, some of one time.
    private static List<Play> randomPlays(Random random) {
        List<Play> plays = new ArrayList<>();
        long now = START;
        for (int i = 0; i < 80; i++) {
            now += switch (random.nextInt(12)) {
                case 0 -> GAP;
                case 1 -> GAP + 1;
                case 2 -> 90 * MINUTE;
                case 3 -> 0;
                default -> 3 * MINUTE + random.nextInt(1000);
            };
            long at = switch (random.nextInt(14)) {
                case 0 -> now - random.nextLong(20 * MINUTE);
                case 1 -> now - random.nextLong(5 * 60 * MINUTE);
                case 2 -> now - random.nextLong(3 * 24 * 60 * MINUTE);
                default -> now;
            };
            plays.add(new Play("track-" + random.nextInt(15), at));
        }
        return plays;
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void arriveOnceHoweverOftenSessionsAreEnded(int seed) {
        List<Play> plays = randomPlays(new Random(seed));
        List<Sent> expected = expected(plays);

        assertThat(sent(plays, new Random(seed), 0)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sent(plays, new Random(seed), 0.3)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sent(plays, new Random(seed), 1)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void reachTenPlaysAheadAndNoFurther() {
        List<Play> plays = IntStream.range(0, 14)
                .mapToObj(i -> new Play("track-" + i, START + i * MINUTE))
                .toList();

        List<Sent> first = sent(plays, new Random(0), 0).stream()
                .filter(pair -> pair.from() == Fingerprint.of("track-0"))
                .toList();

        assertThat(first)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(d -> new Sent(Fingerprint.of("track-0"), Fingerprint.of("track-" + d), d))
                        .toList());
    }

    @Test
    void areCutWhereTheSessionGapIsExceededByAMillisecond() {
        Play first = new Play("a", START);

        assertThat(sent(List.of(first, new Play("b", START + GAP)), new Random(0), 0))
                .containsExactly(new Sent(Fingerprint.of("a"), Fingerprint.of("b"), 1));
        assertThat(sent(List.of(first, new Play("b", START + GAP + 1)), new Random(0), 0))
                .isEmpty();
    }

    @Test
    void waitForTheEndOfTheSession() {
        Listening listening = new Listening(ListenerSettings.DEFAULTS, _ -> true);
        Taste taste = Taste.NEW;
        for (Play play : List.of(new Play("a", START), new Play("b", START + MINUTE))) {
            taste = listening
                    .apply(taste, KnownTrack.unknown(Fingerprint.of(play.track())), playedOf(play))
                    .taste();
        }
        long end = listening.sessionEndsAtMillis(taste);

        assertThat(end).isEqualTo(START + MINUTE + GAP + 1);
        assertThat(listening.sessionEnded(taste, end - 1).updates()).isEmpty();
        TasteChange ended = listening.sessionEnded(taste, end);
        assertThat(ended.updates()).hasSize(1);
        assertThat(listening.sessionEnded(ended.taste(), end + MINUTE).updates())
                .as("nothing is sent twice")
                .isEmpty();
    }
}
