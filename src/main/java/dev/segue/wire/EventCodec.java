package dev.segue.wire;

import dev.segue.events.FeatureBytes;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.ListeningEvent.Playback;
import dev.segue.events.Made;
import dev.segue.intake.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Between the listening events of the vocabulary and those of the wire.
///
/// Total both ways: times and durations beyond what milliseconds in 64 bits can say become the nearest that they can.
public final class EventCodec {

    private EventCodec() {}

    /// Returns the event as it goes to the topic.
    public static dev.segue.wire.ListeningEvent toWire(dev.segue.events.ListeningEvent event) {
        dev.segue.wire.ListeningEvent wire = new dev.segue.wire.ListeningEvent();
        wire.setEventId(event.eventId());
        wire.setUser(event.user());
        wire.setType(dev.segue.wire.EventType.valueOf(event.type().name()));
        wire.setTrack(event.track());
        event.at().ifPresent(at -> wire.setAt(clamped(at)));
        known(event.playback().played()).ifPresent(wire::setPlayedMs);
        known(event.playback().duration()).ifPresent(wire::setDurationMs);
        wire.setArtist(event.description().artist());
        wire.setAlbum(event.description().album());
        wire.setTitle(event.description().title());
        wire.setRecommendationId(event.answer().recommendationId());
        event.answer().rank().ifPresent(wire::setRank);
        event.rating().ifPresent(given -> wire.setRating(new Rating(given.value(), given.worst(), given.best())));
        event.block().ifPresent(block -> wire.setBlock(toWire(block)));
        wire.setShown(event.shown());
        if (!event.made().equals(Made.UNKNOWN)) {
            wire.setMade(toWire(event.made()));
        }
        if (!event.preferences().isNone()) {
            wire.setPreferences(toWire(event.preferences()));
        }
        wire.setCountry(event.country());
        return wire;
    }

    /// Returns the event that came from the topic, or that its type is not known here.
    public static Decoded fromWire(dev.segue.wire.ListeningEvent wire) {
        if (wire.getType() == dev.segue.wire.EventType.UNKNOWN) {
            return new Decoded.Unreadable(
                    Reason.UNKNOWN_TYPE, "the event's type is UNKNOWN, or newer than this reader");
        }
        return new Decoded.Event(new dev.segue.events.ListeningEvent(
                wire.getEventId(),
                wire.getUser(),
                dev.segue.events.EventType.valueOf(wire.getType().name()),
                wire.getTrack(),
                Optional.ofNullable(wire.getAt()),
                new Playback(duration(wire.getPlayedMs()), duration(wire.getDurationMs())),
                new Description(wire.getArtist(), wire.getAlbum(), wire.getTitle()),
                new Answer(wire.getRecommendationId(), rank(wire.getRank())),
                Optional.ofNullable(wire.getRating()).map(EventCodec::fromWire),
                Optional.ofNullable(wire.getBlock()).map(EventCodec::fromWire),
                wire.getShown(),
                wire.getMade() == null ? Made.UNKNOWN : fromWire(wire.getMade()),
                wire.getPreferences() == null ? dev.segue.events.Preferences.NONE : fromWire(wire.getPreferences()),
                wire.getCountry()));
    }

    private static Preferences toWire(dev.segue.events.Preferences said) {
        return new Preferences(said.genres(), said.artists(), said.features(), said.country());
    }

    private static dev.segue.events.Preferences fromWire(Preferences wire) {
        return new dev.segue.events.Preferences(
                wire.getGenres(), wire.getArtists(), wire.getFeatures(), wire.getCountry());
    }

    private static dev.segue.wire.Made toWire(Made made) {
        return new dev.segue.wire.Made(
                made.mode(),
                made.variant(),
                made.generation(),
                made.scores(),
                ByteBuffer.wrap(made.features().bytes()));
    }

    private static Made fromWire(dev.segue.wire.Made wire) {
        byte[] features = new byte[wire.getFeatures().remaining()];
        wire.getFeatures().duplicate().get(features);
        return new Made(
                wire.getMode(), wire.getVariant(), wire.getGeneration(), wire.getScores(), FeatureBytes.of(features));
    }

    private static Block toWire(dev.segue.events.ListeningEvent.Block block) {
        Block wire = new Block();
        wire.setKind(block.kind());
        wire.setId(block.id());
        block.until().ifPresent(until -> wire.setUntil(clamped(until)));
        return wire;
    }

    private static dev.segue.events.ListeningEvent.Block fromWire(Block wire) {
        return new dev.segue.events.ListeningEvent.Block(
                wire.getKind(), wire.getId(), Optional.ofNullable(wire.getUntil()));
    }

    private static dev.segue.events.ListeningEvent.Rating fromWire(Rating wire) {
        return new dev.segue.events.ListeningEvent.Rating(wire.getValue(), wire.getWorst(), wire.getBest());
    }

    private static OptionalInt rank(@Nullable Integer rank) {
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    private static Duration duration(@Nullable Long millis) {
        return millis == null ? Duration.ZERO : Duration.ofMillis(millis);
    }

    private static OptionalLong known(Duration duration) {
        if (duration.isZero()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(duration.toMillis());
        } catch (ArithmeticException _) {
            return OptionalLong.of(duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    private static Instant clamped(Instant at) {
        try {
            return Instant.ofEpochMilli(at.toEpochMilli());
        } catch (ArithmeticException _) {
            return Instant.ofEpochMilli(at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }
}
