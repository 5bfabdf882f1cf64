package dev.segue.cli;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.ListeningEvent.Playback;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/// The plays of a bench, the same at every call: listeners chosen evenly, tracks by Zipf's law with exponent 0.8,
/// sessions of 6 to 18 plays, 200 s apart, a tenth of the listeners at a time.
///
/// Times move on from a fixed instant, so that sessions end while the bench runs, as they would in life.
final class BenchPlays {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final double ZIPF = 0.8;
    private static final int TRACKS_OF_AN_ARTIST = 12;
    private static final long BETWEEN_PLAYS_MILLIS = 200_000;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 18;
    private static final Playback WHOLE = new Playback(Duration.ofSeconds(199), Duration.ofSeconds(200));

    private final Random random = new Random(20_260_105);
    private final double[] popularity;
    private final int users;
    private final int[] listening;
    private final int[] left;
    private int made;

    BenchPlays(BenchShape shape) {
        users = shape.users();
        popularity = cumulative(shape.tracks());
        listening = new int[Math.max(1, shape.users() / 10)];
        left = new int[listening.length];
        for (int seat = 0; seat < left.length; seat++) {
            listening[seat] = random.nextInt(users);
            left[seat] = 1 + random.nextInt((SHORTEST + LONGEST) / 2);
        }
    }

    /// Returns the next play.
    ListeningEvent next() {
        int seat = made % listening.length;
        if (left[seat]-- == 0) {
            listening[seat] = random.nextInt(users);
            left[seat] = random.nextInt(SHORTEST, LONGEST + 1) - 1;
        }
        int track = track();
        Instant at = START.plusMillis(BETWEEN_PLAYS_MILLIS * made / listening.length);
        return ListeningEvent.of(
                        EventType.PLAY, "listener-%05d".formatted(listening[seat]), "track-%05d".formatted(track), at)
                .withEventId("play-" + made++)
                .withPlayback(WHOLE)
                .withDescription(new Description("artist-" + track / TRACKS_OF_AN_ARTIST, "", "title-" + track));
    }

    private int track() {
        int found = Arrays.binarySearch(popularity, random.nextDouble());
        return Math.min(popularity.length - 1, found < 0 ? -found - 1 : found);
    }

    private static double[] cumulative(int tracks) {
        double[] sums = new double[tracks];
        double sum = 0;
        for (int i = 0; i < tracks; i++) {
            sum += Math.pow(i + 1.0, -ZIPF);
            sums[i] = sum;
        }
        for (int i = 0; i < tracks; i++) {
            sums[i] /= sum;
        }
        return sums;
    }
}
