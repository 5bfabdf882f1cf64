package dev.segue.serving;

import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.RecommendationId;
import dev.segue.events.TrackId;
import dev.segue.ranking.TrendingRequest;
import java.time.Duration;
import java.util.Optional;

/// What one process of Segue can be asked. Each call answers from its own memory and stores; asking another process is
/// the business of whoever asks, with the help of [Peers].
///
/// Called from many (virtual) threads at once; may block for as long as the query allows.
public interface Lookups {

    /// Returns what the listener should hear next; an unknown listener gets a list too (`coldStart`), never
    /// [Answer.NotFound].
    ///
    /// @param tolerance which copies of the listener's state may answer
    Answer<RecommendationList> recommend(RecommendationQuery query, Tolerance tolerance);

    /// Returns what tells whether a listener's list may have changed; empty when the state is not here. Cheap.
    Optional<Revision> revision(ListenerId listener);

    /// Puts a caller's own tracks in order for a listener, all of them.
    ///
    /// @param tolerance which copies of the listener's state may answer
    Answer<OrderedTracks> order(OrderQuery query, Tolerance tolerance);

    /// Returns the tracks that are most similar to one track; [Answer.NotFound] when nothing is known of the track.
    ///
    /// @param by what makes tracks similar
    /// @param limit how many at most, from 1 to [RecommendationQuery#MAX_LIMIT]
    Answer<SimilarList> similar(TrackId track, SimilarList.By by, int limit);

    /// Returns the tracks that many listeners play at the moment, or that rise; [Answer.NotFound] when no track of the
    /// catalog is of the genre.
    Answer<TrendingList> trending(TrendingRequest request);

    /// Returns what is known about a listener; [Answer.NotFound] when nothing is.
    ///
    /// @param after what must have been processed first; empty: whatever has been
    /// @param patience how long to wait for `after`, from zero to [RecommendationQuery#MAX_PATIENCE]
    /// @param tolerance which copies of the listener's state may answer
    Answer<TasteProfile> taste(ListenerId listener, Optional<Position> after, Duration patience, Tolerance tolerance);

    /// Returns a list that was shown and what came of it; [Answer.NotFound] when it was not recorded, or is forgotten.
    ///
    /// @param tolerance which copies of the listener's state may answer
    Answer<ShownList> shown(RecommendationId id, Tolerance tolerance);

    /// Returns what became of the records of the input partitions that this process owns.
    Answer<Ledger> ledger();

    /// Returns whether this process can answer, and how far its stores have been restored. Never blocks.
    Readiness readiness();

    /// Returns title, album and artist of a track from the copy in memory, empty when none is known. Never blocks.
    Optional<ListeningEvent.Description> describe(TrackId track);
}
