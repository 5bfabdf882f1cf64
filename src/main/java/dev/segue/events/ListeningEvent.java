package dev.segue.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a player reported, as it arrived: typed, but not yet checked. Intake makes an [Interaction] of it or rejects
/// it.
///
/// Text that was not given is the empty string; everything else that was not given is an empty optional or the `NONE`
/// of its part.
///
/// @param eventId the producer's id of this event, the same when it is sent again; empty: derived from the content
/// @param user the listener's id
/// @param type what happened
/// @param track the track's id; empty for a block of an artist and for an impression
/// @param at event time: when a play *started*, or when the like, rating, … was given; empty: the time of arrival
/// @param playback how much was heard
/// @param description what the event says about its track
/// @param answer the recommendation that the event answers
/// @param rating the rating and its scale, for [EventType#RATING]
/// @param block what is blocked, for [EventType#BLOCK] and [EventType#UNBLOCK]
/// @param shown the tracks that were shown, first rank first, for [EventType#IMPRESSION]
/// @param made how the list was made that was shown
/// @param preferences what the listener likes, for [EventType#PREFERENCES]; nothing takes back what was said before
/// @param country where the listener is, as [CountryCode] knows it; empty: not said
public record ListeningEvent(
        String eventId,
        String user,
        EventType type,
        String track,
        Optional<Instant> at,
        Playback playback,
        Description description,
        Answer answer,
        Optional<Rating> rating,
        Optional<Block> block,
        List<String> shown,
        Made made,
        Preferences preferences,
        String country) {

    public ListeningEvent {
        shown = List.copyOf(shown);
    }

    /// Creates an event that says nothing of how a list was made, of preferences and of a country.
    public ListeningEvent(
            String eventId,
            String user,
            EventType type,
            String track,
            Optional<Instant> at,
            Playback playback,
            Description description,
            Answer answer,
            Optional<Rating> rating,
            Optional<Block> block,
            List<String> shown) {
        this(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                description,
                answer,
                rating,
                block,
                shown,
                Made.UNKNOWN,
                Preferences.NONE,
                "");
    }

    /// Returns an event with nothing but who, what, which track and when.
    public static ListeningEvent of(EventType type, String user, String track, Instant at) {
        return new ListeningEvent(
                "",
                user,
                type,
                track,
                Optional.of(at),
                Playback.UNKNOWN,
                Description.NONE,
                Answer.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /// Returns the same event under an id of its producer.
    public ListeningEvent withEventId(String id) {
        return new ListeningEvent(
                id,
                user,
                type,
                track,
                at,
                playback,
                description,
                answer,
                rating,
                block,
                shown,
                made,
                preferences,
                country);
    }

    /// Returns the same event with how much was heard.
    public ListeningEvent withPlayback(Playback heard) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                heard,
                description,
                answer,
                rating,
                block,
                shown,
                made,
                preferences,
                country);
    }

    /// Returns the same event with what it says about its track.
    public ListeningEvent withDescription(Description described) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                described,
                answer,
                rating,
                block,
                shown,
                made,
                preferences,
                country);
    }

    /// Returns the same event with a rating.
    public ListeningEvent withRating(Rating given) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                description,
                answer,
                Optional.of(given),
                block,
                shown,
                made,
                preferences,
                country);
    }

    /// Returns the same event as an answer to a list.
    public ListeningEvent withAnswer(Answer given) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                description,
                given,
                rating,
                block,
                shown,
                made,
                preferences,
                country);
    }

    /// Returns the same event with the tracks that were shown.
    public ListeningEvent withShown(List<String> tracks, Made how) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                description,
                answer,
                rating,
                block,
                tracks,
                how,
                preferences,
                country);
    }

    /// Returns the same event with what is blocked.
    public ListeningEvent withBlock(Block blocked) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                description,
                answer,
                rating,
                Optional.of(blocked),
                shown,
                made,
                preferences,
                country);
    }

    /// Returns the same event with what the listener likes.
    public ListeningEvent withPreferences(Preferences said) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                description,
                answer,
                rating,
                block,
                shown,
                made,
                said,
                country);
    }

    /// Returns the same event at another time.
    public ListeningEvent withTime(Instant time) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                Optional.of(time),
                playback,
                description,
                answer,
                rating,
                block,
                shown,
                made,
                preferences,
                country);
    }

    /// Returns the same event with where the listener is.
    public ListeningEvent withCountry(String code) {
        return new ListeningEvent(
                eventId,
                user,
                type,
                track,
                at,
                playback,
                description,
                answer,
                rating,
                block,
                shown,
                made,
                preferences,
                code);
    }

    /// How much of a track was heard; zero means *not known* for both.
    ///
    /// @param played time heard
    /// @param duration length of the track
    public record Playback(Duration played, Duration duration) {

        /// Nothing is known of how much was heard.
        public static final Playback UNKNOWN = new Playback(Duration.ZERO, Duration.ZERO);
    }

    /// What an event says about its track; empty text means *not said*.
    ///
    /// @param artist the artist's name or id
    /// @param album the album's name or id
    /// @param title the track's title
    public record Description(String artist, String album, String title) {

        /// Nothing is said.
        public static final Description NONE = new Description("", "", "");

        /// Returns whether nothing is said.
        public boolean isNone() {
            return artist.isEmpty() && album.isEmpty() && title.isEmpty();
        }
    }

    /// The recommendation that an event answers.
    ///
    /// @param recommendationId the id of the list; empty when it answers none
    /// @param rank the place of the track in that list, from 1
    public record Answer(String recommendationId, OptionalInt rank) {

        /// The event answers no recommendation.
        public static final Answer NONE = new Answer("", OptionalInt.empty());
    }

    /// A rating on a scale.
    ///
    /// @param value the rating given
    /// @param worst the low end of the scale
    /// @param best the high end of the scale
    public record Rating(double value, double worst, double best) {}

    /// Something that must not be offered.
    ///
    /// @param kind `track` or `artist`
    /// @param id the track's or artist's id
    /// @param until when the block ends; empty: for good
    public record Block(String kind, String id, Optional<Instant> until) {}
}
