package dev.segue.serving.lookup;

import dev.segue.events.TrackId;
import dev.segue.ranking.GroupKind;
import dev.segue.ranking.GroupRanking;
import dev.segue.ranking.GroupRanking.RankedGroup;
import dev.segue.ranking.Model;
import dev.segue.ranking.PlaylistContinuation;
import dev.segue.ranking.PlaylistContinuation.Continued;
import dev.segue.ranking.TrackGroups;
import dev.segue.serving.GroupLookups;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers about albums, artists, playlists and genres from this process's model.
public final class ModelGroups implements GroupLookups {

    private final GroupRanking ranking;
    private final PlaylistContinuation continuation;

    /// @param model what is known of tracks
    /// @param groups what they are found in
    public ModelGroups(Model model, TrackGroups groups) {
        this.ranking = new GroupRanking(model, groups);
        this.continuation = new PlaylistContinuation(model, groups);
    }

    @Override
    public Optional<List<RankedGroup>> similar(GroupKind kind, String id, int limit) {
        return ranking.similar(kind, id, limit);
    }

    @Override
    public List<RankedGroup> holding(GroupKind kind, List<TrackId> tracks, int limit) {
        return ranking.holding(kind, tracks, limit);
    }

    @Override
    public List<TrackId> leading(GroupKind kind, String id, int limit) {
        return ranking.leading(kind, id, limit);
    }

    @Override
    public List<Continued> continued(String title, List<TrackId> tracks, Set<TrackId> excluded, int limit) {
        return continuation.of(title, tracks, excluded, limit);
    }
}
