package dev.segue.ranking;

import dev.segue.events.TrackId;
import dev.segue.learning.content.ContentSpace;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.math.TopK;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Ranked.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tracks that are nearest to one track, whoever listens.
///
/// By co-listens: `near` divided by the row's total and by the follower's plays to the power of the damping. By
/// factors and by content: the cosine of the vectors. By co-listens and factors: `½ Σ √(score / best score)`, as in
/// [Blend].
public final class SimilarTracks {

    private static final int POOL = 200;

    private final BlendSettings settings;
    private final Model model;

    /// What makes tracks similar.
    public enum By {
        /// They follow it in the same sessions.
        COLISTENS,
        /// They are liked by the same listeners.
        FACTORS,
        /// They are described alike.
        CONTENT,
        /// Co-listens and factors.
        BLEND
    }

    /// @param settings how co-listens are normalised
    /// @param model what is known of tracks
    public SimilarTracks(BlendSettings settings, Model model) {
        this.settings = settings;
        this.model = model;
    }

    /// Returns the tracks nearest to one, best first; none when nothing is known of it.
    ///
    /// @param limit how many at most
    public List<RankedTrack> to(long track, By by, int limit) {
        return to(track, by, limit, model.learnt());
    }

    /// Returns the tracks nearest to one, best first; none when nothing is known of it.
    ///
    /// @param limit how many at most
    /// @param learnt the vectors by which they are near
    public List<RankedTrack> to(long track, By by, int limit, Learnt learnt) {
        return switch (by) {
            case COLISTENS -> listed(track, coListens(track, limit), Source.SUCCESSORS);
            case FACTORS -> listed(track, factors(track, limit, learnt.vectors()), Source.FACTORS);
            case CONTENT -> listed(track, content(track, limit), Source.CONTENT);
            case BLEND -> blend(track, limit, learnt.vectors());
        };
    }

    private TopK coListens(long track, int limit) {
        TopK top = new TopK(limit);
        TrackNode node = model.track(track);
        Followers row = node == null ? Followers.NONE : node.followers();
        Set<Long> named = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            long other = model.heirOf(row.track(i));
            TrackNode follower = model.track(other);
            if (follower != null && follower.id() != null && other != track && named.add(other)) {
                double plays = 1.0 + follower.totals().plays();
                top.offer(
                        other,
                        row.near(i) / (row.total() + settings.shrinkage()) * Math.pow(plays, -settings.damping()));
            }
        }
        return top.sort();
    }

    private TopK factors(long track, int limit, TrackVectors vectors) {
        float[] vector = new float[vectors.settings().dimensions()];
        return vectors.index().read(track, vector, 0)
                ? vectors.index().nearest(vector, limit, other -> other != track && isOffered(other))
                : new TopK(0).sort();
    }

    private TopK content(long track, int limit) {
        TrackContent content = model.content();
        float[] vector = new float[ContentSpace.DIMENSIONS];
        return content != null && content.vectors().read(track, vector, 0)
                ? content.best(vector, limit, other -> other != track && isOffered(other))
                : new TopK(0).sort();
    }

    private boolean isOffered(long track) {
        TrackNode node = model.track(track);
        return node != null && node.id() != null;
    }

    private List<RankedTrack> blend(long track, int limit, TrackVectors vectors) {
        TopK followers = coListens(track, Math.max(limit, POOL));
        TopK neighbours = factors(track, Math.max(limit, POOL), vectors);
        Map<Long, Double> scores = new HashMap<>();
        add(scores, followers);
        add(scores, neighbours);
        TopK top = new TopK(limit);
        scores.forEach(top::offer);
        top.sort();
        Map<Long, Source> sources = new HashMap<>();
        for (int i = 0; i < neighbours.size(); i++) {
            sources.put(neighbours.key(i), Source.FACTORS);
        }
        for (int i = 0; i < followers.size(); i++) {
            sources.put(followers.key(i), Source.SUCCESSORS);
        }
        List<RankedTrack> tracks = new ArrayList<>(top.size());
        for (int i = 0; i < top.size(); i++) {
            add(tracks, track, top.key(i), top.score(i), sources.getOrDefault(top.key(i), Source.SUCCESSORS));
        }
        return tracks;
    }

    private static void add(Map<Long, Double> scores, TopK found) {
        for (int i = 0; i < found.size(); i++) {
            if (found.score(i) > 0) {
                scores.merge(found.key(i), Math.sqrt(found.score(i) / found.score(0)) / 2, Double::sum);
            }
        }
    }

    private List<RankedTrack> listed(long track, TopK found, Source source) {
        List<RankedTrack> tracks = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            add(tracks, track, found.key(i), found.score(i), source);
        }
        return tracks;
    }

    private void add(List<RankedTrack> tracks, long to, long track, double score, Source source) {
        TrackNode node = model.track(track);
        TrackId id = node == null ? null : node.id();
        if (id != null) {
            tracks.add(new RankedTrack(track, id, score, source, List.of(new Reason(source.reason(), to, 0, 1))));
        }
    }
}
