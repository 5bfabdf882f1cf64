package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.ranking.GroupKind;
import dev.segue.serving.Lookups;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a listener should hear: page by page (`GET` with parameters, or `POST` with the same as JSON, for long lists),
/// and what is to follow the track that is being heard.
final class RecommendationsResource {

    static final Set<String> PARAMETERS = SteeringParameters.andNames(Set.of(
            "limit",
            "kind",
            "seed_tracks",
            "seed_artists",
            "seed_genres",
            "mode",
            "diversity",
            "exclude",
            "exclude_artist",
            "explain",
            "after",
            "wait_ms",
            "max_lag_ms",
            "context",
            "cursor",
            "country",
            "record"));

    static final Set<String> NEXT_PARAMETERS = Set.of(
            "current",
            "queue",
            "limit",
            "mode",
            "diversity",
            "exclude",
            "exclude_artist",
            "explain",
            "after",
            "wait_ms",
            "max_lag_ms",
            "context",
            "record");

    private static final int USUAL_NEXT = 5;

    /// What a list is of.
    private enum Kind {
        TRACK(Optional.empty()),
        ALBUM(Optional.of(GroupKind.ALBUM)),
        ARTIST(Optional.of(GroupKind.ARTIST)),
        PLAYLIST(Optional.of(GroupKind.PLAYLIST));

        private final Optional<GroupKind> groups;

        Kind(Optional<GroupKind> groups) {
            this.groups = groups;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Lookups lookups;
    private final InstantSource clock;
    private final ListJson lists;
    private final GroupsResource groups;
    private final ShownLists shown;

    /// @param groups answers where more than tracks is asked for
    /// @param shown records what is shown
    /// @param clock says how old a cursor is
    RecommendationsResource(Lookups lookups, GroupsResource groups, ShownLists shown, InstantSource clock) {
        this.groups = groups;
        this.lookups = lookups;
        this.shown = shown;
        this.clock = clock;
        this.lists = new ListJson(lookups);
    }

    Reply byQuery(Request request, boolean standbyToo) {
        return page(request, request.query(), standbyToo);
    }

    Reply byBody(Request request, boolean standbyToo) {
        return page(request, parametersOf(request, PARAMETERS), standbyToo);
    }

    Reply next(Request request, boolean standbyToo) {
        Parameters parameters = request.query();
        RecommendationQuery query = ListParameters.queryOf(request.listener(), parameters, USUAL_NEXT)
                .with(ListParameters.following(parameters));
        return Answers.reply(
                lookups.recommend(query, ListParameters.tolerance(parameters, standbyToo)), list -> json(list, query));
    }

    /// Returns the parameters that a body says, as JSON.
    static Parameters parametersOf(Request request, Set<String> known) {
        MediaTypes.requireJson(request);
        byte[] body = request.body().read();
        if (body.length == 0) {
            throw ProblemCode.EMPTY_BODY.because("the body must be a JSON object of parameters; {} for the defaults");
        }
        Parameters parameters = Parameters.ofJson(Json.readObject(body));
        parameters.requireKnown(known);
        return parameters;
    }

    private Reply page(Request request, Parameters parameters, boolean standbyToo) {
        Kind kind = parameters.oneOf("kind", Kind.TRACK, Kind.values(), Kind::wireName);
        return kind.groups
                .map(wanted -> groupsOf(wanted, request, parameters, standbyToo))
                .orElseGet(() -> tracks(request, parameters, standbyToo));
    }

    /// A list of the most tracks, by what they are found in. It has no pages and is not recorded as shown.
    private Reply groupsOf(GroupKind kind, Request request, Parameters parameters, boolean standbyToo) {
        for (String trackOnly : List.of("cursor", "record", "explain")) {
            if (parameters.text(trackOnly).isPresent()) {
                throw ProblemCode.INVALID_PARAMETER.because(
                        "parameter `%s` goes with kind=track only".formatted(trackOnly));
            }
        }
        RecommendationQuery query = ListParameters.queryOf(
                        request.listener(), parameters, RecommendationQuery.DEFAULT_LIMIT)
                .startingFrom(groups.seeds(parameters));
        return Answers.reply(
                lookups.recommend(query.ofMost(), ListParameters.tolerance(parameters, standbyToo)),
                list -> groups.holding(kind, list, query.limit()));
    }

    private Reply tracks(Request request, Parameters parameters, boolean standbyToo) {
        PageCursor cursor = parameters
                .text("cursor")
                .map(token -> PageCursor.parse(token, request.listener(), clock.instant()))
                .orElseGet(() -> PageCursor.first(request.listener(), clock.instant()));
        RecommendationQuery query = ListParameters.queryOf(
                        request.listener(), parameters, RecommendationQuery.DEFAULT_LIMIT)
                .startingFrom(groups.seeds(parameters))
                .after(cursor.shown());
        return Answers.reply(
                lookups.recommend(query, ListParameters.tolerance(parameters, standbyToo)),
                list -> json(list, query, cursor));
    }

    private ObjectNode json(RecommendationList list, RecommendationQuery query, PageCursor cursor) {
        ObjectNode json = json(list, query);
        cursor.after(list, query.limit()).ifPresent(next -> json.put("cursor", next.token()));
        return json;
    }

    /// Records the list as shown where that is asked for; without that record it does not go out.
    private ObjectNode json(RecommendationList list, RecommendationQuery query) {
        ObjectNode json = lists.of(list, query.explain());
        if (list.items().isEmpty() && !query.steering().bounds().isEmpty()) {
            json.put("note", SteeringParameters.whyEmpty(query.steering()));
        }
        if (query.recorded() && !list.items().isEmpty()) {
            json.put("shown_position", shown.record(list).token());
        }
        return json;
    }
}
