package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.TrackId;
import dev.segue.serving.Lookups;
import dev.segue.serving.Position;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.RecommendationQuery.Explain;
import dev.segue.serving.RecommendationQuery.Mode;
import dev.segue.serving.Tolerance;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a listener should hear next: `GET` with parameters, or `POST` with the same as JSON, for long lists.
final class RecommendationsResource {

    static final Set<String> PARAMETERS = Set.of(
            "limit", "mode", "diversity", "exclude", "exclude_artist", "explain", "after", "wait_ms", "max_lag_ms", "context");

    private static final int MAX_CONTEXT = 128;
    private static final int MAX_LAG_MILLIS = 86_400_000;

    private final Lookups lookups;
    private final TrackJson tracks;

    RecommendationsResource(Lookups lookups) {
        this.lookups = lookups;
        this.tracks = new TrackJson(lookups);
    }

    Reply byQuery(Request request, boolean standbyToo) {
        return answer(request, request.query(), standbyToo);
    }

    Reply byBody(Request request, boolean standbyToo) {
        MediaTypes.requireJson(request);
        byte[] body = request.body().read();
        if (body.length == 0) {
            throw ProblemCode.EMPTY_BODY.because("the body must be a JSON object of parameters; {} for the defaults");
        }
        Parameters parameters = Parameters.ofJson(Json.readObject(body));
        parameters.requireKnown(PARAMETERS);
        return answer(request, parameters, standbyToo);
    }

    private Reply answer(Request request, Parameters parameters, boolean standbyToo) {
        RecommendationQuery query = queryOf(request, parameters);
        Tolerance tolerance = tolerance(parameters, standbyToo);
        return Answers.reply(lookups.recommend(query, tolerance), list -> json(list, query.explain()));
    }

    private static RecommendationQuery queryOf(Request request, Parameters parameters) {
        Optional<Position> after = parameters.text("after").map(RecommendationsResource::position);
        return new RecommendationQuery(
                request.listener(),
                parameters.integer("limit", RecommendationQuery.DEFAULT_LIMIT, 1, RecommendationQuery.MAX_LIMIT),
                parameters.oneOf("mode", Mode.MIXED, Mode.values(), Mode::wireName),
                parameters.share("diversity"),
                parameters.all("exclude").stream()
                        .map(RecommendationsResource::excludedTrack)
                        .collect(Collectors.toSet()),
                Set.copyOf(parameters.all("exclude_artist").stream().distinct().toList()),
                parameters.oneOf("explain", Explain.SHORT, Explain.values(), Explain::wireName),
                after,
                patience(parameters),
                context(parameters));
    }

    /// Returns which copies may answer.
    static Tolerance tolerance(Parameters parameters, boolean standbyToo) {
        int most = parameters.integer("max_lag_ms", -1, 0, MAX_LAG_MILLIS);
        return new Tolerance(standbyToo, most < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(most)));
    }

    /// Returns how long the answer may wait for `after`.
    static Duration patience(Parameters parameters) {
        boolean waits = parameters.text("after").isPresent();
        Duration patience = waits ? RecommendationQuery.DEFAULT_PATIENCE : Duration.ZERO;
        int mostMillis = (int) RecommendationQuery.MAX_PATIENCE.toMillis();
        return Duration.ofMillis(parameters.integer("wait_ms", (int) patience.toMillis(), 0, mostMillis));
    }

    private static String context(Parameters parameters) {
        String context = parameters.text("context").orElse("");
        if (context.length() > MAX_CONTEXT) {
            throw Parameters.invalid("context", "at most %d characters".formatted(MAX_CONTEXT), context);
        }
        return context;
    }

    private static TrackId excludedTrack(String id) {
        if (id.isEmpty() || id.length() > TrackId.MAX_LENGTH) {
            throw Parameters.invalid("exclude", "track ids of 1 to %d characters".formatted(TrackId.MAX_LENGTH), id);
        }
        return new TrackId(id);
    }

    private static Position position(String token) {
        try {
            return Position.parse(token);
        } catch (IllegalArgumentException e) {
            throw ProblemCode.INVALID_PARAMETER.because("parameter `after`: " + e.getMessage());
        }
    }

    private ObjectNode json(RecommendationList list, Explain explain) {
        ObjectNode json = Json.object()
                .put("recommendation_id", list.recommendationId())
                .put("user", list.listener().value())
                .put("mode", list.mode().wireName())
                .put("diversity", list.diversity())
                .put("as_of", list.asOf().toString())
                .put("cold_start", list.coldStart())
                .put("variant", list.variant())
                .put("generation", list.generation())
                .put("position", list.position().token());
        ArrayNode items = json.putArray("items");
        list.items().forEach(item -> items.add(item(item, items.size() + 1, explain)));
        json.putObject("pool")
                .put("candidates", list.pool().candidates())
                .put("after_filters", list.pool().afterFilters())
                .put("excluded", list.pool().excluded());
        return json;
    }

    private ObjectNode item(RecommendationList.Item item, int rank, Explain explain) {
        ObjectNode json = tracks.item(item.track(), rank, item.score()).put("source", item.source());
        if (explain != Explain.NONE) {
            ArrayNode reasons = json.putArray("reasons");
            item.reasons()
                    .forEach(reason -> reasons.add(
                            explain == Explain.FULL ? tracks.fullReason(reason) : tracks.shortReason(reason)));
        }
        return tracks.described(json, item.track());
    }
}
