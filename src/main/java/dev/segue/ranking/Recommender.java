package dev.segue.ranking;

import dev.segue.events.TrackId;
import dev.segue.listener.ListenerView;
import dev.segue.math.TopK;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.ArrayList;
import java.util.List;

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
