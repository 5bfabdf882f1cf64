package dev.segue.ranking;

import dev.segue.learning.content.ContentSpace;
import dev.segue.math.Lanes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some tracks that belong together, and what is near to all of them: by what followed them, by what they are like.
final class Seeds {

    private static final int MOST_NEIGHBOURS = 300;

    private final Model model;
    private final List<Long> tracks;
    private final float[] centre = new float[ContentSpace.DIMENSIONS];
    private final float[] scratch = new float[ContentSpace.DIMENSIONS];
    private final boolean described;

    Seeds(Model model, List<Long> tracks) {
        this.model = model;
        this.tracks = List.copyOf(tracks);
        TrackContent content = model.content();
        int found = 0;
        for (long track : tracks) {
            if (content != null && content.vectors().read(track, scratch, 0)) {
                Lanes.addScaled(centre, 0, 1, scratch, 0, scratch.length);
                found++;
            }
        }
        float length = (float) Math.sqrt(TrackContent.product(centre, centre));
        this.described = found > 0 && length > 0;
        for (int i = 0; i < centre.length && described; i++) {
            centre[i] /= length;
        }
    }

    List<Long> tracks() {
        return tracks;
    }

    /// Returns what followed the tracks: of each row the shares, summed.
    Map<Long, Double> followers() {
        Map<Long, Double> scores = new HashMap<>();
        for (long seed : tracks) {
            TrackNode node = model.track(seed);
            Followers row = node == null ? Followers.NONE : node.followers();
            for (int i = 0; i < row.size(); i++) {
                scores.merge(model.heirOf(row.track(i)), row.near(i) / (row.total() + 1), Double::sum);
            }
        }
        return scores;
    }

    /// Returns the tracks of the catalog that are most like the centre of the seeds.
    Map<Long, Double> alike() {
        Map<Long, Double> scores = new HashMap<>();
        TrackContent content = model.content();
        if (content != null && described) {
            var best = content.best(centre, MOST_NEIGHBOURS, track -> isOffered(track));
            for (int rank = 0; rank < best.size(); rank++) {
                scores.put(best.key(rank), Math.max(0, best.score(rank)));
            }
        }
        return scores;
    }

    /// Returns how like the centre of the seeds a track is, −1 to 1; 0 when nobody has described both.
    double likeness(long track) {
        TrackContent content = model.content();
        return content != null && described && content.vectors().read(track, scratch, 0)
                ? TrackContent.product(centre, scratch)
                : 0;
    }

    /// Returns the track's node when it can be offered.
    static @Nullable TrackNode offered(Model model, long track) {
        TrackNode node = model.track(track);
        return node == null || node.id() == null ? null : node;
    }

    private boolean isOffered(long track) {
        return offered(model, track) != null;
    }
}
