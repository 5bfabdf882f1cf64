package dev.segue.serving.http;

import dev.segue.events.TrackId;
import dev.segue.ranking.GroupKind;
import dev.segue.ranking.GroupRanking.RankedGroup;
import dev.segue.ranking.PlaylistContinuation.Continued;
import dev.segue.ranking.PlaylistContinuation.Evidence;
import dev.segue.serving.GroupLookups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One album, artist, playlist and genre, called `known`.
final class FakeGroups implements GroupLookups {

    static final String KNOWN = "known";

    @Override
    public Optional<List<RankedGroup>> similar(GroupKind kind, String id, int limit) {
        return id.equals(KNOWN)
                ? Optional.of(List.of(new RankedGroup("near", "Near", "Ann", 0.5, List.of(new TrackId("t-1")))))
                : Optional.empty();
    }

    @Override
    public List<RankedGroup> holding(GroupKind kind, List<TrackId> tracks, int limit) {
        return List.of(new RankedGroup(kind.wireName() + "-1", "", "", 0.5, tracks.subList(0, 1)));
    }

    @Override
    public List<TrackId> leading(GroupKind kind, String id, int limit) {
        return id.equals(KNOWN) ? List.of(new TrackId(kind.wireName() + "-lead")) : List.of();
    }

    @Override
    public List<Continued> continued(String title, List<TrackId> tracks, Set<TrackId> excluded, int limit) {
        return List.of(new Continued(new TrackId("t-2"), 1.5, Map.of(Evidence.CONTENT, 1.0, Evidence.TITLE, 0.5)));
    }
}
