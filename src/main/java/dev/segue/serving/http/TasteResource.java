package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Lookups;
import dev.segue.serving.TasteProfile;
import dev.segue.serving.Tolerance;
import java.util.Set;

/// What is known about one listener.
final class TasteResource implements ListenerResource {

    static final Set<String> PARAMETERS = Set.of("after", "wait_ms", "max_lag_ms");

    private final Lookups lookups;
    private final TrackJson tracks;

    TasteResource(Lookups lookups) {
        this.lookups = lookups;
        this.tracks = new TrackJson(lookups);
    }

    @Override
    public Reply answer(Request request, boolean standbyToo) {
        Tolerance tolerance = ListParameters.tolerance(request.query(), standbyToo);
        return Answers.reply(
                lookups.taste(
                        request.listener(),
                        request.query().position("after"),
                        ListParameters.patience(request.query()),
                        tolerance),
                this::json);
    }

    private ObjectNode json(TasteProfile taste) {
        ObjectNode json = Json.object()
                .put("user", taste.listener().value())
                .put("plays", taste.plays())
                .put("position", taste.position().token());
        taste.lastAt().ifPresent(at -> json.put("last_at", at.toString()));
        ArrayNode recent = json.putArray("recent");
        taste.recent().forEach(heard -> recent.add(json(heard)));
        ArrayNode judgements = json.putArray("judgements");
        taste.judgements().forEach(judgement -> judgements.add(json(judgement)));
        ArrayNode blocks = json.putArray("blocks");
        taste.blocks().forEach(block -> blocks.add(json(block)));
        return json;
    }

    private ObjectNode json(TasteProfile.Heard heard) {
        ObjectNode json = Json.object()
                .put("track", heard.track().value())
                .put("at", heard.at().toString())
                .put("skipped", heard.skipped());
        return tracks.described(json, heard.track());
    }

    private ObjectNode json(TasteProfile.Judgement judgement) {
        ObjectNode json = Json.object()
                .put("track", judgement.track().value())
                .put("strength", judgement.strength())
                .put("at", judgement.at().toString());
        return tracks.described(json, judgement.track());
    }

    static ObjectNode json(TasteProfile.Block block) {
        ObjectNode json = Json.object().put("kind", block.kind()).put("id", block.id());
        block.until().ifPresent(until -> json.put("until", until.toString()));
        return json;
    }
}
