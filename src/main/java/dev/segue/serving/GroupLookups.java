package dev.segue.serving;

import dev.segue.events.TrackId;
import dev.segue.ranking.GroupKind;
import dev.segue.ranking.GroupRanking.RankedGroup;
import dev.segue.ranking.PlaylistContinuation.Continued;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be asked about albums, artists, playlists and genres. Answers come from this process's copy of the catalog
/// and of the model, so any process can answer. Called from many threads at once.
public interface GroupLookups {

    /// Returns the groups nearest to one; empty when there is no such group.
    ///
    /// @param limit how many at most, from 1 to [RecommendationQuery#MAX_LIMIT]
    Optional<List<RankedGroup>> similar(GroupKind kind, String id, int limit);

    /// Returns the groups that hold most of a listener's list.
    ///
    /// @param tracks the list, best first
    /// @param limit how many at most, from 1 to [RecommendationQuery#MAX_LIMIT]
    List<RankedGroup> holding(GroupKind kind, List<TrackId> tracks, int limit);

    /// Returns the tracks of a group that are played most; empty when there is no such group.
    ///
    /// @param limit how many at most
    List<TrackId> leading(GroupKind kind, String id, int limit);

    /// Returns what a playlist should go on with.
    ///
    /// @param title its title; empty: not known
    /// @param tracks some of its tracks
    /// @param excluded tracks that must not be in the answer
    /// @param limit how many at most, from 1 to [RecommendationQuery#MAX_LIMIT]
    List<Continued> continued(String title, List<TrackId> tracks, Set<TrackId> excluded, int limit);
}
