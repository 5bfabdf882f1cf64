package dev.segue.serving;

import dev.segue.events.ListenerId;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known about one listener, in the words of the API.
///
/// @param listener who
/// @param plays how many plays have been counted
/// @param lastAt event time of the last interaction; empty when there was none with a time
/// @param position what had been processed of the listener's partition
/// @param recent the last plays and skips, newest first
/// @param judgements the likes, dislikes and ratings that stand, newest first
/// @param blocks what must not be offered
/// @param preferences what they say they like
public record TasteProfile(
        ListenerId listener,
        long plays,
        Optional<Instant> lastAt,
        Position position,
        List<Heard> recent,
        List<Judgement> judgements,
        List<Block> blocks,
        Preferences preferences) {

    /// Creates the profile of a listener who has said nothing of what they like.
    public TasteProfile(
            ListenerId listener,
            long plays,
            Optional<Instant> lastAt,
            Position position,
            List<Heard> recent,
            List<Judgement> judgements,
            List<Block> blocks) {
        this(listener, plays, lastAt, position, recent, judgements, blocks, Preferences.NONE);
    }

    /// Returns the profile of a listener of whom nothing is known.
    public static TasteProfile unknown(ListenerId listener) {
        return new TasteProfile(listener, 0, Optional.empty(), Position.NONE, List.of(), List.of(), List.of());
    }

    public TasteProfile {
        recent = List.copyOf(recent);
        judgements = List.copyOf(judgements);
        blocks = List.copyOf(blocks);
    }

    /// One play or skip.
    ///
    /// @param track what was heard
    /// @param at when it started
    /// @param skipped whether it was left early
    public record Heard(TrackId track, Instant at, boolean skipped) {}

    /// One like, dislike or rating.
    ///
    /// @param track what was judged
    /// @param strength from −1 (dislike) to 1 (like)
    /// @param at when
    public record Judgement(TrackId track, double strength, Instant at) {}

    /// One block.
    ///
    /// @param kind `track` or `artist`
    /// @param id the track's id or the artist's name; `fingerprint:` and 16 hexadecimal digits while
    ///     neither is known
    /// @param until when it ends; empty: for good
    public record Block(String kind, String id, Optional<Instant> until) {}
}
