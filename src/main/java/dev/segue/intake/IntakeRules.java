package dev.segue.intake;

import dev.segue.events.CountryCode;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.events.ListeningEvent.Playback;
import dev.segue.events.ListeningEvent.Rating;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.intake.Checked.Accepted;
import dev.segue.intake.Checked.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules that turn a raw event into an interaction; the same at the HTTP edge and in the listener room.
///
/// A play of which less than 30 s and less than half the track was heard counts as a skip. A function of the event and
/// of its arrival alone; never throws.
public final class IntakeRules {

    private static final Duration CHOICE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(24);

    /// The longest list that can be served.
    private static final int MOST_SHOWN = 1000;

    private final IntakeSettings settings;

    /// @param settings which event times are believed
    public IntakeRules(IntakeSettings settings) {
        this.settings = settings;
    }

    /// Checks an event.
    ///
    /// @param event the event as it came
    /// @param arrival when it arrived; stands in for an event time that was not given
    public Checked check(ListeningEvent event, Instant arrival) {
        Instant at = event.at().orElse(arrival);
        Optional<Rejected> bad = badIds(event)
                .or(() -> badTime(at, arrival))
                .or(() -> badPlayback(event.playback()))
                .or(() -> badCountry(event.country()))
                .or(() -> badCountry(event.preferences().country()));
        if (bad.isPresent()) {
            return bad.get();
        }
        ListenerId listener = new ListenerId(event.user());
        return switch (event.type()) {
            case PLAY -> accepted(heard(event, listener, at));
            case SKIP -> accepted(skipped(event, listener, at));
            case LIKE -> judged(event, listener, at, 1f);
            case DISLIKE -> judged(event, listener, at, -1f);
            case UNLIKE -> judged(event, listener, at, 0f);
            case RATING -> rated(event, listener, at);
            case BLOCK -> blocked(event, listener, at, false);
            case UNBLOCK -> blocked(event, listener, at, true);
            case IMPRESSION -> shown(event, listener, at);
            case PREFERENCES -> preferred(event, listener, at);
        };
    }

    private Optional<Rejected> badIds(ListeningEvent event) {
        if (event.user().isEmpty()) {
            return rejected(Reason.MISSING_USER, "user is empty; every event needs the id of its listener");
        }
        if (isTooLong(event.user()) || isTooLong(event.track()) || isTooLong(event.eventId())) {
            return rejected(
                    Reason.ID_TOO_LONG,
                    "user, track and event_id may have up to %d characters".formatted(TrackId.MAX_LENGTH));
        }
        boolean needsTrack = switch (event.type()) {
            case PLAY, SKIP, LIKE, DISLIKE, UNLIKE, RATING -> true;
            case BLOCK, UNBLOCK, IMPRESSION, PREFERENCES -> false;
        };
        return needsTrack && event.track().isEmpty()
                ? rejected(
                        Reason.MISSING_TRACK,
                        "track is empty; a %s needs one".formatted(event.type().wireName()))
                : Optional.empty();
    }

    private Optional<Rejected> badTime(Instant at, Instant arrival) {
        if (at.isBefore(settings.earliest())) {
            return rejected(
                    Reason.EVENT_TIME_TOO_OLD,
                    "event time %s is before %s, the earliest that is accepted".formatted(at, settings.earliest()));
        }
        if (at.isAfter(arrival.plus(settings.maxLead()))) {
            return rejected(
                    Reason.EVENT_TIME_IN_FUTURE,
                    "event time %s is more than %s after its arrival at %s".formatted(at, settings.maxLead(), arrival));
        }
        return Optional.empty();
    }

    private static Optional<Rejected> badPlayback(Playback playback) {
        boolean bad = playback.played().isNegative()
                || playback.duration().isNegative()
                || playback.played().compareTo(LONGEST) > 0
                || playback.duration().compareTo(LONGEST) > 0;
        return bad
                ? rejected(
                        Reason.BAD_PLAYBACK,
                        "played %s of %s; both lie between 0 and 24 days"
                                .formatted(playback.played(), playback.duration()))
                : Optional.empty();
    }

    private static Optional<Rejected> badCountry(String country) {
        return country.isEmpty() || CountryCode.isKnown(country)
                ? Optional.empty()
                : rejected(
                        Reason.BAD_COUNTRY,
                        "country must be the two capital letters of ISO 3166-1, such as SE, but was "
                                + country.substring(0, Math.min(country.length(), 20)));
    }

    private static Interaction heard(ListeningEvent event, ListenerId listener, Instant at) {
        Playback playback = event.playback();
        boolean left = !playback.played().isZero()
                && playback.played().compareTo(CHOICE) < 0
                && (playback.duration().isZero()
                        || playback.played().multipliedBy(2).compareTo(playback.duration()) < 0);
        return left
                ? skipped(event, listener, at)
                : new Interaction.Played(
                        listener,
                        new TrackId(event.track()),
                        at,
                        completion(playback, 1f),
                        event.description(),
                        event.answer().recommendationId(),
                        event.country());
    }

    private static Interaction skipped(ListeningEvent event, ListenerId listener, Instant at) {
        return new Interaction.Skipped(
                listener,
                new TrackId(event.track()),
                at,
                completion(event.playback(), 0f),
                event.description(),
                event.answer().recommendationId());
    }

    private static float completion(Playback playback, float unknown) {
        if (playback.played().isZero() || playback.duration().isZero()) {
            return unknown;
        }
        return Math.min(
                1f,
                (float) playback.played().toMillis()
                        / Math.max(1, playback.duration().toMillis()));
    }

    private static Checked judged(ListeningEvent event, ListenerId listener, Instant at, float strength) {
        return accepted(new Interaction.Judged(
                listener,
                new TrackId(event.track()),
                at,
                strength,
                event.answer().recommendationId()));
    }

    private static Checked rated(ListeningEvent event, ListenerId listener, Instant at) {
        Rating rating = event.rating().orElse(new Rating(Double.NaN, 0, 0));
        boolean onScale = rating.worst() < rating.best()
                && rating.value() >= rating.worst()
                && rating.value() <= rating.best()
                && Double.isFinite(rating.best() - rating.worst());
        if (!onScale) {
            return new Rejected(
                    Reason.BAD_RATING, "a rating needs worst < best and a value between them, but was " + rating);
        }
        double share = (rating.value() - rating.worst()) / (rating.best() - rating.worst());
        return judged(event, listener, at, (float) (2 * share - 1));
    }

    private static Checked blocked(ListeningEvent event, ListenerId listener, Instant at, boolean lifted) {
        Block block = event.block().orElse(new Block("track", event.track(), Optional.empty()));
        Optional<BlockKind> kind = switch (block.kind()) {
            case "track" -> Optional.of(BlockKind.TRACK);
            case "artist" -> Optional.of(BlockKind.ARTIST);
            default -> Optional.empty();
        };
        if (kind.isEmpty() || block.id().isEmpty() || isTooLong(block.id())) {
            return new Rejected(Reason.BAD_BLOCK, "a block needs kind track or artist and an id, but was " + block);
        }
        return accepted(new Interaction.Blocked(listener, kind.get(), block.id(), at, block.until(), lifted));
    }

    private static Checked shown(ListeningEvent event, ListenerId listener, Instant at) {
        String id = event.answer().recommendationId();
        int rank = event.answer().rank().orElse(1);
        boolean bad = id.isEmpty()
                || isTooLong(id)
                || event.shown().isEmpty()
                || event.shown().size() > MOST_SHOWN
                || event.shown().stream().anyMatch(track -> track.isEmpty() || isTooLong(track))
                || Set.copyOf(event.shown()).size() < event.shown().size();
        if (bad) {
            return new Rejected(
                    Reason.BAD_IMPRESSION,
                    "an impression needs a recommendation_id and the tracks that were shown, each once, at most "
                            + MOST_SHOWN);
        }
        int scores = event.made().scores().size();
        if (rank < 1
                || rank > MOST_SHOWN
                || (scores != 0 && scores != event.shown().size())) {
            return new Rejected(
                    Reason.BAD_IMPRESSION,
                    "an impression's rank lies between 1 and %d, and it has as many scores as tracks or none"
                            .formatted(MOST_SHOWN));
        }
        List<TrackId> tracks = event.shown().stream().map(TrackId::new).toList();
        return accepted(new Interaction.Shown(listener, id, tracks, rank, event.made(), at));
    }

    private static Checked preferred(ListeningEvent event, ListenerId listener, Instant at) {
        Preferences said = event.preferences();
        boolean bad = areBad(said.genres())
                || areBad(said.artists())
                || areBad(said.features().keySet())
                || !said.features().values().stream().allMatch(Double::isFinite);
        return bad
                ? new Rejected(
                        Reason.BAD_PREFERENCES,
                        "preferences have at most %d genres, artists and features, with names of 1 to %d characters, each once, and values that are numbers"
                                .formatted(Preferences.MOST, Preferences.MAX_LENGTH))
                : accepted(new Interaction.Preferred(listener, said, at));
    }

    private static boolean areBad(Collection<String> names) {
        return names.size() > Preferences.MOST
                || Set.copyOf(names).size() < names.size()
                || names.stream().anyMatch(name -> name.isBlank() || name.length() > Preferences.MAX_LENGTH);
    }

    private static boolean isTooLong(String id) {
        return id.length() > TrackId.MAX_LENGTH;
    }

    private static Checked accepted(Interaction interaction) {
        return new Accepted(interaction);
    }

    private static Optional<Rejected> rejected(Reason reason, String detail) {
        return Optional.of(new Rejected(reason, detail));
    }
}
