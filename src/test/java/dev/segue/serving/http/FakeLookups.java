package dev.segue.serving.http;

import dev.segue.events.FeatureBytes;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.RecommendationId;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankedCandidate.Standing;
import dev.segue.ranking.TrendingRequest;
import dev.segue.serving.Answer;
import dev.segue.serving.Ledger;
import dev.segue.serving.Lookups;
import dev.segue.serving.OrderQuery;
import dev.segue.serving.OrderedTracks;
import dev.segue.serving.Position;
import dev.segue.serving.Readiness;
import dev.segue.serving.Reason;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.Revision;
import dev.segue.serving.ShownList;
import dev.segue.serving.SimilarList;
import dev.segue.serving.TasteProfile;
import dev.segue.serving.Tolerance;
import dev.segue.serving.TrendingList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Answers that a test lays down, and the questions that came.
final class FakeLookups implements Lookups {

    static final Instant NOW = Instant.parse("2026-05-01T20:18:01Z");

    final Map<TrackId, Description> described = new ConcurrentHashMap<>();
    volatile RecommendationQuery asked = RecommendationQuery.of(new ListenerId("not asked yet"));
    volatile TrackId askedTrack = new TrackId("not asked yet");
    volatile SimilarList.By askedBy = SimilarList.By.COLISTENS;
    volatile int askedLimit = 0;
    volatile Optional<TrendingRequest> askedTrends = Optional.empty();
    volatile Optional<Revision> revision = Optional.of(new Revision(1, 1));
    volatile Optional<Position> askedAfter = Optional.empty();
    volatile Tolerance tolerated = Tolerance.OWNER;

    volatile Function<RecommendationQuery, Answer<RecommendationList>> recommend =
            query -> Answer.found(listFor(query));
    volatile OrderQuery orderAsked = new OrderQuery(
            new ListenerId("not asked yet"),
            List.of(new TrackId("not asked yet")),
            RecommendationQuery.Explain.SHORT,
            Optional.empty(),
            Duration.ZERO);
    volatile Function<OrderQuery, Answer<OrderedTracks>> order = query -> Answer.found(orderFor(query));
    volatile Answer<SimilarList> similar = Answer.found(new SimilarList(
            new TrackId("t-1"), NOW, 3, List.of(new SimilarList.Item(new TrackId("t-2"), 0.4, "co-listens"))));
    volatile Answer<TrendingList> trending =
            Answer.found(new TrendingList(NOW, List.of(new TrendingList.Item(new TrackId("t-9"), 17.5))));
    volatile Answer<TasteProfile> taste = new Answer.NotFound<>("nothing is known about this listener");
    volatile Answer<ShownList> shown = new Answer.NotFound<>("nothing is known of this list");
    volatile String askedId = "";
    volatile Answer<Ledger> ledger = Answer.found(new Ledger(List.of(), 0));
    volatile Readiness readiness = new Readiness(true, true, "running", List.of());

    /// The first is fine, the second disliked, all others are unknown.
    static OrderedTracks orderFor(OrderQuery query) {
        var reason = new Reason(Reason.Code.BECAUSE_YOU_LISTENED, "t-1", 0.6);
        List<OrderedTracks.Item> items = new ArrayList<>();
        for (TrackId track : query.tracks()) {
            items.add(
                    switch (items.size()) {
                        case 0 ->
                            new OrderedTracks.Item(
                                    track,
                                    Standing.FREE,
                                    Optional.of(
                                            new RecommendationList.Item(track, 1.5, "co-listens", List.of(reason))));
                        case 1 ->
                            new OrderedTracks.Item(
                                    track,
                                    Standing.DISLIKED,
                                    Optional.of(new RecommendationList.Item(track, 0.5, "trending", List.of())));
                        default -> new OrderedTracks.Item(track, Standing.UNKNOWN, Optional.empty());
                    });
        }
        return new OrderedTracks("r-2", query.listener(), NOW, false, "default", 7, Position.of(Map.of(0, 42L)), items);
    }

    static RecommendationList listFor(RecommendationQuery query) {
        var reason = new Reason(Reason.Code.BECAUSE_YOU_LISTENED, "t-1", 0.6);
        return new RecommendationList(
                "r-1",
                query.listener(),
                query.mode(),
                query.diversity().orElse(0.1),
                NOW,
                false,
                "default",
                7,
                Position.of(Map.of(0, 42L)),
                List.of(new RecommendationList.Item(
                        new TrackId("t-2"),
                        0.83,
                        "co-listens",
                        List.of(reason),
                        Optional.of(new RecommendationList.Chances(0.31, 0.06)))),
                new RecommendationList.Pool(412, 388, 24),
                FeatureBytes.of(new byte[] {1, 2}));
    }

    static RecommendationList emptyFor(RecommendationQuery query) {
        RecommendationList list = listFor(query);
        return new RecommendationList(
                list.recommendationId(),
                list.listener(),
                list.mode(),
                list.diversity(),
                list.asOf(),
                list.coldStart(),
                list.variant(),
                list.generation(),
                list.position(),
                List.of(),
                new RecommendationList.Pool(412, 0, 412),
                FeatureBytes.NONE);
    }

    @Override
    public Answer<RecommendationList> recommend(RecommendationQuery query, Tolerance tolerance) {
        tolerated = tolerance;
        asked = query;
        return recommend.apply(query);
    }

    @Override
    public Optional<Revision> revision(ListenerId listener) {
        return revision;
    }

    @Override
    public Answer<OrderedTracks> order(OrderQuery query, Tolerance tolerance) {
        tolerated = tolerance;
        orderAsked = query;
        return order.apply(query);
    }

    @Override
    public Answer<SimilarList> similar(TrackId track, SimilarList.By by, int limit) {
        askedTrack = track;
        askedBy = by;
        askedLimit = limit;
        return similar;
    }

    @Override
    public Answer<TrendingList> trending(TrendingRequest request) {
        askedLimit = request.limit();
        askedTrends = Optional.of(request);
        return trending;
    }

    @Override
    public Answer<TasteProfile> taste(
            ListenerId listener, Optional<Position> after, Duration patience, Tolerance tolerance) {
        tolerated = tolerance;
        askedAfter = after;
        return taste;
    }

    @Override
    public Answer<ShownList> shown(RecommendationId id, Tolerance tolerance) {
        tolerated = tolerance;
        askedId = id.text();
        return shown;
    }

    @Override
    public Answer<Ledger> ledger() {
        return ledger;
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public Optional<Description> describe(TrackId track) {
        return Optional.ofNullable(described.get(track));
    }
}
