package dev.segue.serving;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.serving.RecommendationQuery.Explain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A request to put a caller's own tracks in order for a listener.
///
/// @param listener for whom
/// @param tracks the tracks, each once, 1 to [#MAX_TRACKS]
/// @param explain how much of the reasons to return
/// @param after what must have been processed first; empty: whatever has been
/// @param patience how long to wait for `after`, from zero to [RecommendationQuery#MAX_PATIENCE]
public record OrderQuery(
        ListenerId listener, List<TrackId> tracks, Explain explain, Optional<Position> after, Duration patience) {

    /// The most tracks that are put in order at once.
    public static final int MAX_TRACKS = 1000;

    public OrderQuery {
        tracks = List.copyOf(tracks);
        if (tracks.isEmpty() || tracks.size() > MAX_TRACKS) {
            throw new IllegalArgumentException("%d tracks; expected 1 to %d".formatted(tracks.size(), MAX_TRACKS));
        }
    }
}
