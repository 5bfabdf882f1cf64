package dev.segue.cli;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.events.ListeningEvent.Rating;
import dev.segue.events.Made;
import dev.segue.events.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What listeners do besides listening: now and then they judge, rate, block or say what they like.
///
/// @param random decides who does what
record ChaosReactions(Random random) {

    private static final EventType[] KINDS = {
        EventType.LIKE,
        EventType.DISLIKE,
        EventType.UNLIKE,
        EventType.RATING,
        EventType.RATING,
        EventType.BLOCK,
        EventType.UNBLOCK,
        EventType.PREFERENCES
    };

    /// Returns what a listener does one second after an event; mostly nothing.
    Optional<ListeningEvent> to(ListeningEvent event) {
        if (random.nextInt(10) != 0) {
            return Optional.empty();
        }
        EventType kind = KINDS[random.nextInt(KINDS.length)];
        Instant at = event.at().orElseThrow().plusSeconds(1);
        return Optional.of(new ListeningEvent(
                "reaction-" + random.nextLong(),
                event.user(),
                kind,
                event.track(),
                Optional.of(at),
                ListeningEvent.Playback.UNKNOWN,
                ListeningEvent.Description.NONE,
                Answer.NONE,
                kind == EventType.RATING ? Optional.of(new Rating(random.nextInt(1, 6), 1, 5)) : Optional.empty(),
                kind == EventType.BLOCK || kind == EventType.UNBLOCK ? Optional.of(block(event, at)) : Optional.empty(),
                List.of(),
                Made.UNKNOWN,
                kind == EventType.PREFERENCES ? preferences() : Preferences.NONE,
                ""));
    }

    private Preferences preferences() {
        return new Preferences(
                List.of("genre-" + random.nextInt(5)),
                List.of("artist-" + random.nextInt(3)),
                Map.of("energy", random.nextDouble()));
    }

    /// From a small choice, so that what is blocked is also blocked again and unblocked.
    private Block block(ListeningEvent event, Instant at) {
        String kind = random.nextBoolean() ? "artist" : "track";
        Optional<Instant> until =
                random.nextBoolean() ? Optional.empty() : Optional.of(at.plus(Duration.ofDays(random.nextInt(1, 90))));
        return new Block(kind, kind + "-" + Math.floorMod(event.track().hashCode(), 3), until);
    }
}
