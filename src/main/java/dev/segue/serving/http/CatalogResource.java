package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogTrack;
import dev.segue.events.TrackId;
import dev.segue.metadata.CatalogDocuments;
import dev.segue.metadata.CatalogDocuments.Read;
import dev.segue.metadata.Refusal;
import dev.segue.serving.CatalogStore;
import dev.segue.serving.CatalogStore.Written;
import dev.segue.serving.Lookups;
import dev.segue.serving.RecommendationQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The catalog: what is said of a track, to read, change and search.
///
/// A description that is sent takes the place of the one before. Some bad entries do not spoil the good ones of their
/// request.
///
/// @param catalog where it is
/// @param lookups what knows tracks that only events have described
/// @param maxEntries the most in one request
record CatalogResource(CatalogStore catalog, Lookups lookups, int maxEntries) {

    static final Set<String> SEARCH_PARAMETERS = Set.of("q", "limit");

    private static final int MAX_QUERY = 256;

    Reply post(Request request) {
        MediaTypes.requireJson(request);
        List<CatalogEntry> accepted = new ArrayList<>();
        List<Problem.Part> rejected = new ArrayList<>();
        List<Read> read = new JsonBatch<>(
                        maxEntries, "catalog entry", "catalog entries", CatalogResource::read, CatalogResource::refused)
                .read(request.body().read(), MediaTypes.isNdjson(request.mediaType()));
        for (int index = 0; index < read.size(); index++) {
            switch (read.get(index)) {
                case CatalogDocuments.Entry(var entry) -> accepted.add(entry);
                case CatalogDocuments.Unreadable(Refusal(String code, String detail)) ->
                    rejected.add(new Problem.Part(index, code, detail));
            }
        }
        if (accepted.isEmpty()) {
            throw new ProblemException(ProblemCode.NO_ENTRY_ACCEPTED
                    .with("none of %d catalog entries was accepted: %s"
                            .formatted(rejected.size(), rejected.getFirst().detail()))
                    .withErrors(rejected));
        }
        require(catalog.write(accepted));
        ObjectNode json = Json.object().put("accepted", accepted.size());
        ArrayNode parts = json.putArray("rejected");
        rejected.forEach(part -> parts.add(part.json()));
        return Reply.json(202, json);
    }

    Reply get(Request request) {
        TrackId track = request.track();
        return catalog.find(track)
                .map(found -> Reply.json(200, CatalogDocuments.write(found)))
                .or(() -> lookups.describe(track)
                        .map(said -> Reply.json(
                                200,
                                CatalogDocuments.write(CatalogTrack.of(track.value(), said.title(), said.artist())))))
                .orElseThrow(
                        () -> ProblemCode.NOT_FOUND.because("nothing is said of track %s".formatted(track.value())));
    }

    Reply put(Request request) {
        MediaTypes.requireJson(request);
        String id = request.track().value();
        ObjectNode object = Json.readObject(request.body().read());
        if (!object.has("track")) {
            object.put("track", id);
        }
        return switch (CatalogDocuments.read(object)) {
            case CatalogDocuments.Entry(CatalogTrack track)
            when track.key().equals(id) -> {
                require(catalog.write(List.of(track)));
                yield Reply.json(202, CatalogDocuments.write(track));
            }
            case CatalogDocuments.Entry(var other) ->
                throw ProblemCode.INVALID_BODY.because(
                        "the body describes %s, the path names track %s".formatted(other.key(), id));
            case CatalogDocuments.Unreadable(Refusal(var _, String detail)) ->
                throw ProblemCode.INVALID_BODY.because(detail);
        };
    }

    Reply delete(Request request) {
        require(catalog.remove(request.track()));
        return Reply.noContent();
    }

    Reply search(Request request) {
        String text = request.query()
                .text("q")
                .filter(q -> !q.isBlank() && q.length() <= MAX_QUERY)
                .orElseThrow(() -> ProblemCode.INVALID_PARAMETER.because(
                        "parameter `q` must be 1 to %d characters to search for".formatted(MAX_QUERY)));
        int limit =
                request.query().integer("limit", RecommendationQuery.DEFAULT_LIMIT, 1, RecommendationQuery.MAX_LIMIT);
        ObjectNode json = Json.object().put("query", text);
        ArrayNode items = json.putArray("items");
        for (CatalogStore.Found found : catalog.search(text, limit)) {
            ObjectNode item = CatalogDocuments.write(found.track());
            item.put("rank", items.size() + 1).put("score", found.score());
            items.add(item);
        }
        return Reply.json(200, json).with("Cache-Control", "private, no-cache");
    }

    private static Read read(JsonNode node) {
        return node instanceof ObjectNode object
                ? CatalogDocuments.read(object)
                : refused("wrong_type", "a catalog entry must be a JSON object");
    }

    private static Read refused(String code, String detail) {
        return new CatalogDocuments.Unreadable(new Refusal(code, detail));
    }

    private static void require(Written written) {
        if (written instanceof Written.Unavailable(String detail, var retryAfter)) {
            throw new ProblemException(ProblemCode.LOG_UNAVAILABLE.with(detail).retryAfter(retryAfter));
        }
    }
}
