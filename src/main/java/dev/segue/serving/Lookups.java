package dev.segue.serving;

import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.TrackId;
import java.util.Optional;

/// What Segue can be asked. Each call answers from local memory and stores, or forwards to the process that owns them.
///
/// Called from many (virtual) threads at once; may block for as long as the query allows.
public interface Lookups {

    /// Returns what the listener should hear next; an unknown listener gets a list too (`coldStart`), never
    /// [Answer.NotFound].
    Answer<RecommendationList> recommend(RecommendationQuery query);

    /// Returns the tracks that are most similar to one track; [Answer.NotFound] when nothing is known of the track.
    ///
    /// @param limit how many at most, from 1 to [RecommendationQuery#MAX_LIMIT]
    Answer<SimilarList> similar(TrackId track, int limit);

    /// Returns the tracks that most listeners play at the moment.
    ///
    /// @param limit how many at most, from 1 to [RecommendationQuery#MAX_LIMIT]
    Answer<TrendingList> trending(int limit);

    /// Returns what is known about a listener; [Answer.NotFound] when nothing is.
    Answer<TasteProfile> taste(ListenerId listener);

    /// Returns what became of every input record.
    Answer<Ledger> ledger();

    /// Returns whether this process can answer, and how far its stores have been restored. Never blocks.
    Readiness readiness();

    /// Returns title, album and artist of a track from the copy in memory, empty when none is known. Never blocks.
    Optional<ListeningEvent.Description> describe(TrackId track);
}
