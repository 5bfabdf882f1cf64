package dev.segue.evaluation;

import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/// Which tracks may stand in the lists of contestants that only know vectors. Not thread-safe.
final class MetTracks {

    private final Map<Long, TrackId> played = new HashMap<>();
    private final Map<ListenerId, Acquaintance> acquaintances = new HashMap<>();

    private record Acquaintance(Set<Long> met, Set<Long> played, Set<Long> disliked) {

        static final Acquaintance NONE = new Acquaintance(Set.of(), Set.of(), Set.of());

        static Acquaintance empty() {
            return new Acquaintance(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }
    }

    void note(WithTrack about) {
        long track = about.track().fingerprint();
        Acquaintance known = acquaintances.computeIfAbsent(about.listener(), _ -> Acquaintance.empty());
        switch (about) {
            case Played _ -> {
                played.putIfAbsent(track, about.track());
                known.met.add(track);
                known.played.add(track);
            }
            case Skipped _ -> known.met.add(track);
            case Judged judged when judged.strength() < 0 -> known.disliked.add(track);
            case Judged _ -> known.disliked.remove(track);
        }
    }

    /// Returns which tracks may answer a question.
    LongPredicate admittedTo(Question question) {
        Acquaintance known = acquaintances.getOrDefault(question.listener(), Acquaintance.NONE);
        LongPredicate admits = switch (question.mode()) {
            case MIXED -> track -> !known.disliked.contains(track);
            case DISCOVER -> track -> !known.met.contains(track) && !known.disliked.contains(track);
            case FAMILIAR -> track -> known.played.contains(track) && !known.disliked.contains(track);
        };
        return track -> played.containsKey(track) && admits.test(track);
    }

    /// Returns the ids of admitted tracks, best first.
    List<TrackId> idsOf(TopK best) {
        List<TrackId> tracks = new ArrayList<>(best.size());
        for (int rank = 0; rank < best.size(); rank++) {
            TrackId track = played.get(best.key(rank));
            if (track != null) {
                tracks.add(track);
            }
        }
        return tracks;
    }
}
