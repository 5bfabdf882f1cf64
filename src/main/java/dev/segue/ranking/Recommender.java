package dev.segue.ranking;

import dev.segue.events.FeatureBytes;
import dev.segue.events.TrackId;
import dev.segue.learning.ranker.Choice;
import dev.segue.learning.ranker.Slate;
import dev.segue.learning.ranker.Weighing;
import dev.segue.listener.ListenerView;
import dev.segue.math.TopK;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.RankedCandidate.Standing;
import dev.segue.ranking.Reasons.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The one ranking: a listener, the model and a request make an ordered list with reasons.
///
/// Pure: no clock but the request's, no random numbers; ties fall by a hash of the track. Any thread.
public final class Recommender {

    private static final Source[] SOURCES = Source.values();

    private final BlendSettings settings;
    private final Collector collector;
    private final boolean learned;
    private final VarietySettings variety;
    private final Likeness likeness;

    /// Creates the ranking that serves: ordered by what the model's ranker has learnt.
    ///
    /// @param settings how candidates are collected and blended
    public Recommender(BlendSettings settings) {
        this(settings, VarietySettings.DEFAULTS);
    }

    /// Creates the ranking that serves.
    ///
    /// @param settings how candidates are collected and blended
    /// @param variety how lists are kept from being all alike, where a request asks for it
    public Recommender(BlendSettings settings, VarietySettings variety) {
        this(settings, variety, true);
    }

    private Recommender(BlendSettings settings, VarietySettings variety, boolean learned) {
        this.settings = settings;
        this.variety = variety;
        this.likeness = new Likeness(variety, settings.shrinkage());
        this.collector = new Collector(settings);
        this.learned = learned;
    }

    /// Returns the ranking by the fixed blend alone, for comparison.
    public static Recommender blend(BlendSettings settings) {
        return new Recommender(settings, VarietySettings.DEFAULTS, false);
    }

    /// Returns the diversity of a list for which nobody has asked for another.
    public double usualDiversity() {
        return variety.diversity();
    }

    /// Returns whether the order is learnt, so that a [Shortlist] has features.
    public boolean isLearned() {
        return learned;
    }

    /// Returns the tracks to play next to a listener.
    public Ranked rank(ListenerView view, Model model, RankRequest request) {
        Shortlist list = shortlist(view, model, request);
        return order(list, list.ranker());
    }

    /// Puts tracks that a caller has named in order: first those against which nothing speaks, then those that the
    /// listener has disliked or blocked, both by score, then those that are not known, as they were named.
    ///
    /// Sources are asked about these tracks only, so that a rank is one among them.
    ///
    /// @param tracks 1 to [RankRequest#MOST], each once
    /// @param at as [RankRequest#at]
    public GivenOrder rank(ListenerView view, Model model, List<TrackId> tracks, Instant at) {
        Set<Long> given = tracks.stream().map(TrackId::fingerprint).collect(Collectors.toSet());
        Shortlist list = shortlist(view, model, RankRequest.ofGiven(given, at));
        Map<TrackId, RankedCandidate> known = new LinkedHashMap<>();
        for (RankedTrack track : order(list, list.ranker()).tracks()) {
            TrackNode node = model.track(track.fingerprint());
            Standing standing = node == null
                    ? Standing.UNKNOWN
                    : list.situation().standing(node, view.tracks().get(track.fingerprint()));
            known.put(track.id(), new RankedCandidate(track.id(), standing, Optional.of(track)));
        }
        Stream<RankedCandidate> unknown = tracks.stream()
                .filter(track -> !known.containsKey(track))
                .map(track -> new RankedCandidate(track, Standing.UNKNOWN, Optional.empty()));
        List<RankedCandidate> all = Stream.concat(known.values().stream(), unknown)
                .sorted(Comparator.comparing(candidate -> switch (candidate.standing()) {
                    case FREE -> 0;
                    case DISLIKED, BLOCKED -> 1;
                    case UNKNOWN -> 2;
                }))
                .toList();
        return new GivenOrder(list.generation(), all);
    }

    /// Returns the tracks to play next to a listener, with their features to be kept.
    public Recorded record(ListenerView view, Model model, RankRequest request) {
        Shortlist list = shortlist(view, model, request);
        Weighing weighing = list.ranker();
        Ranked ranked = order(list, weighing);
        return new Recorded(
                ranked,
                learned
                        ? PackedFeatures.of(list, weighing.at(list.slate()), new Reactions(list.situation()), ranked)
                        : FeatureBytes.NONE);
    }

    /// Returns the candidates for a listener, described but not in order.
    public Shortlist shortlist(ListenerView view, Model model, RankRequest request) {
        Situation situation =
                new Situation(model.names().renamed(view), model, request, settings.recentPlays(), settings.leftOut());
        Candidates pool = collect(situation, request);
        Blend blend = new Blend(settings.weights(request.mode()), situation, pool);
        request.given().forEach(pool::candidateOf);
        int[] members = ranked(pool, blend, !request.given().isEmpty());
        Slate slate = Describer.slateOf(situation, pool, blend, learned ? members : new int[0]);
        return new Shortlist(situation, pool, members, blend, slate);
    }

    /// Returns what the choice of a track says of a list, and of the list of new tracks if it was new to the listener;
    /// empty when it is no candidate.
    ///
    /// @param track its fingerprint
    public Optional<Choice> choice(Shortlist list, long track) {
        int chosen = list.candidateOf(track);
        return chosen < 0
                ? Optional.empty()
                : Optional.of(new Choice(
                        list.slate(),
                        chosen,
                        FirstEncounter.of(
                                settings.weights(Mode.DISCOVER), list, chosen, collector.mostOf(list.situation()))));
    }

    /// Returns a shortlist in order.
    ///
    /// @param weighing what has been learnt; not asked by the fixed blend
    public Ranked order(Shortlist list, Weighing weighing) {
        Blend blend = list.blend();
        double[] scores = new double[list.size()];
        Parts parts;
        if (learned) {
            float[] there = weighing.at(list.slate());
            scores = list.slate().scores(there);
            parts = (source, candidate) -> learnedPart(list, there, source, candidate);
        } else {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = blend.score(list.inPool(i));
            }
            parts = (source, candidate) -> blend.part(source, list.inPool(candidate));
        }
        double steepness = learned ? 1 : Features.STEEPNESS;
        react(list, scores, steepness);
        return ordered(list, scores, new Reasons(list, parts, steepness));
    }

    private static void react(Shortlist list, double[] scores, double steepness) {
        Reactions reactions = new Reactions(list.situation());
        if (!reactions.isNone()) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = reactions.applied(scores[i], list.pool().node(list.inPool(i)), steepness);
            }
        }
    }

    /// In the order of the fingerprint, so that sums over them do not depend on the order in which they were found.
    ///
    /// @param whole whether candidates that no source has among its best are in it too
    private static int[] ranked(Candidates pool, Blend blend, boolean whole) {
        long[] tracks = new long[pool.size()];
        int size = 0;
        for (int candidate = 0; candidate < tracks.length; candidate++) {
            if (pool.node(candidate) != null && (whole || blend.isRanked(candidate))) {
                tracks[size++] = pool.track(candidate);
            }
        }
        Arrays.sort(tracks, 0, size);
        int[] members = new int[size];
        Arrays.setAll(members, i -> pool.candidateOf(tracks[i]));
        return members;
    }

    private static double learnedPart(Shortlist list, float[] weights, Source source, int candidate) {
        Slate slate = list.slate();
        double part = weights[Features.of(Trait.BLEND)] * list.blend().part(source, list.inPool(candidate));
        for (int i = Features.score(source); i < Features.score(source) + Features.PER_SOURCE; i++) {
            part += slate.get(candidate, i) * weights[i];
        }
        return part;
    }

    private Ranked ordered(Shortlist list, double[] scores, Reasons reasons) {
        int limit = list.situation().limit();
        double diversity = list.situation().diversity();
        TopK top = new TopK(diversity > 0 ? Variety.depthOf(limit) : limit);
        for (int i = 0; i < scores.length; i++) {
            top.offer(list.track(i), scores[i]);
        }
        top.sort();
        int[] ranks = diversity > 0
                ? new Variety(list, top, variety, likeness).select(limit, diversity)
                : IntStream.range(0, top.size()).toArray();
        Outlook outlook = learned && list.situation().isOpen() ? Outlook.of(list, scores) : Outlook.NONE;
        List<RankedTrack> tracks = new ArrayList<>(ranks.length);
        for (int rank : ranks) {
            int candidate = list.candidateOf(top.key(rank));
            TrackNode node = list.pool().node(list.inPool(candidate));
            TrackId id = node == null ? null : node.id();
            if (node != null && id != null) {
                tracks.add(new RankedTrack(
                        top.key(rank),
                        id,
                        top.score(rank),
                        reasons.mainSource(candidate),
                        list.situation().isReasoned() ? reasons.of(candidate) : List.of(),
                        outlook.of(node, top.score(rank))));
            }
        }
        return new Ranked(
                list.generation(),
                tracks,
                list.situation().isCold(),
                list.pool().size(),
                list.pool().excluded());
    }

    /// Returns what finds the tracks that are near to a track in a model.
    public SimilarTracks similarIn(Model model) {
        return new SimilarTracks(settings, model);
    }

    private Candidates collect(Situation situation, RankRequest request) {
        Candidates pool = new Candidates(situation);
        SourceWeights weights = settings.weights(request.mode());
        for (Source source : SOURCES) {
            boolean idle = source.isFamiliar() && request.mode() == Mode.DISCOVER;
            if (learned ? !idle : weights.of(source) > 0) {
                collector.collect(source, situation, pool);
            }
        }
        return pool;
    }
}
