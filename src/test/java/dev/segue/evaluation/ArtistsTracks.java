package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Offers the tracks of the artist just played, those first that nobody has played yet: strong when the catalog is made
/// of the very log that it is tested on.
final class ArtistsTracks implements Contestant {

    private final Map<String, Set<TrackId>> byArtist = new HashMap<>();
    private final Map<ListenerId, String> last = new HashMap<>();
    private final Map<TrackId, Integer> plays = new HashMap<>();

    ArtistsTracks(List<Played> catalog) {
        catalog.forEach(this::list);
    }

    @Override
    public String name() {
        return "artist";
    }

    @Override
    public List<TrackId> answer(Question question) {
        List<TrackId> tracks =
                new ArrayList<>(byArtist.getOrDefault(last.getOrDefault(question.listener(), ""), Set.of()));
        tracks.sort(Comparator.comparing(track -> plays.getOrDefault(track, 0)));
        return tracks.subList(0, Math.min(tracks.size(), question.limit()));
    }

    @Override
    public void learn(Interaction interaction) {
        if (interaction instanceof Played played) {
            list(played);
            last.put(played.listener(), played.description().artist());
            plays.merge(played.track(), 1, Integer::sum);
        }
    }

    private void list(Played played) {
        byArtist.computeIfAbsent(played.description().artist(), _ -> new LinkedHashSet<>())
                .add(played.track());
    }
}
