package dev.segue.ranking;

import dev.segue.events.TrackId;
import dev.segue.listener.ListenerView;
import dev.segue.math.TopK;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Ranked.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one ranking: a listener, the model and a request make an ordered list with reasons.
///
/// Pure: no clock but the request's, no random numbers; ties fall by a hash of the track. Any thread.
public final class Recommender {

    private static final Source[] SOURCES = Source.values();

    private final BlendSettings settings;
    private final Collector collector;

    /// @param settings how candidates are collected and blended
    public Recommender(BlendSettings settings) {
        this.settings = settings;
        this.collector = new Collector(settings);
    }

    /// Returns the tracks to play next to a listener.
    public Ranked rank(ListenerView view, Model model, RankRequest request) {
        Situation situation = new Situation(view, model, request, settings.recentPlays(), settings.leftOut());
        Candidates pool = collect(situation, request);
        SourceWeights weights = settings.weights(request.mode());
        Blend blend = new Blend(weights, pool);
        TopK top = new TopK(request.limit());
        for (int candidate = 0; candidate < pool.size(); candidate++) {
            if (pool.node(candidate) != null && blend.isRanked(candidate)) {
                top.offer(candidate, blend.score(candidate));
            }
        }
        top.sort();
        List<RankedTrack> tracks = new ArrayList<>(top.size());
        for (int rank = 0; rank < top.size(); rank++) {
            int candidate = (int) top.key(rank);
            TrackNode node = pool.node(candidate);
            TrackId id = node == null ? null : node.id();
            if (id != null) {
                tracks.add(new RankedTrack(
                        pool.track(candidate),
                        id,
                        top.score(rank),
                        blend.mainSource(candidate),
                        request.reasons() ? blend.reasons(candidate, situation) : List.of()));
            }
        }
        return new Ranked(tracks, situation.isCold(), pool.size(), pool.excluded());
    }

    /// Returns the tracks that follow a track most, by similarity: `near` divided by the row's total and by the
    /// follower's
    /// plays to the power of the damping.
    ///
    /// @param limit how many at most
    public List<RankedTrack> similar(long track, Model model, int limit) {
        TrackNode node = model.track(track);
        if (node == null) {
            return List.of();
        }
        Followers row = node.followers();
        TopK top = new TopK(limit);
        for (int i = 0; i < row.size(); i++) {
            TrackNode follower = model.track(row.track(i));
            if (follower != null && follower.id() != null && row.track(i) != track) {
                double plays = 1.0 + follower.totals().plays();
                top.offer(
                        row.track(i),
                        row.near(i) / (row.total() + settings.shrinkage()) * Math.pow(plays, -settings.damping()));
            }
        }
        top.sort();
        List<RankedTrack> tracks = new ArrayList<>(top.size());
        for (int i = 0; i < top.size(); i++) {
            Reason because = new Reason(Source.SUCCESSORS.reason(), track, node.artist(), 1);
            add(tracks, model.track(top.key(i)), top.score(i), Source.SUCCESSORS, because);
        }
        return tracks;
    }

    /// Returns the tracks with the highest trend; the score is the decayed number of listener days as of a moment.
    ///
    /// @param at the moment, in event time
    /// @param limit how many at most
    public List<RankedTrack> trending(Model model, Instant at, int limit) {
        TrendingIndex.Snapshot order = model.trending();
        double halfLives = at.toEpochMilli() / model.trendDecay().halfLifeMillis();
        List<RankedTrack> tracks = new ArrayList<>(Math.min(limit, order.size()));
        Reason because = new Reason(Source.TRENDING.reason(), 0, 0, 1);
        for (int i = 0; i < order.size() && tracks.size() < limit; i++) {
            add(tracks, order.track(i), TrendingIndex.valueAt(order.score(i), halfLives), Source.TRENDING, because);
        }
        return tracks;
    }

    private static void add(
            List<RankedTrack> tracks, @Nullable TrackNode node, double score, Source source, Reason because) {
        TrackId id = node == null ? null : node.id();
        if (node != null && id != null) {
            tracks.add(new RankedTrack(node.fingerprint(), id, score, source, List.of(because)));
        }
    }

    private Candidates collect(Situation situation, RankRequest request) {
        Candidates pool = new Candidates(situation);
        SourceWeights weights = settings.weights(request.mode());
        for (Source source : SOURCES) {
            if (weights.of(source) > 0) {
                collector.collect(source, situation, pool);
            }
        }
        return pool;
    }
}
