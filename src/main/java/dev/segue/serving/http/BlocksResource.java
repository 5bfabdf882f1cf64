package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.EventType;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.events.TrackId;
import dev.segue.serving.Answer;
import dev.segue.serving.EventCheck;
import dev.segue.serving.EventLog;
import dev.segue.serving.Freshness;
import dev.segue.serving.Lookups;
import dev.segue.serving.TasteProfile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a listener must not be offered: set and lifted as events of the same log as all others, read from the state.
///
/// @param log where the events go
/// @param check what an event must keep
/// @param lookups what reads the state
/// @param clock stamps the events
record BlocksResource(EventLog log, EventCheck check, Lookups lookups, InstantSource clock) {

    static final Set<String> CHANGE_PARAMETERS = Set.of("until");
    static final Set<String> LIST_PARAMETERS = Set.of("after", "wait_ms", "max_lag_ms");

    private static final Set<String> KINDS = Set.of("track", "artist");
    /// A time before it was meant in seconds, or is no time at all.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    Reply put(Request request) {
        byte[] body = request.body().read();
        Parameters parameters = request.query();
        if (body.length > 0) {
            MediaTypes.requireJson(request);
            parameters = parameters.plus(Parameters.ofJson(Json.readObject(body)));
            parameters.requireKnown(CHANGE_PARAMETERS);
        }
        Optional<Instant> until = parameters.instant("until");
        if (until.isPresent() && until.get().isBefore(EARLIEST)) {
            throw Parameters.invalid(
                    "until",
                    "in the year 2000 or later (a number is taken for milliseconds)",
                    until.get().toString());
        }
        return append(request, EventType.BLOCK, until);
    }

    Reply delete(Request request) {
        return append(request, EventType.UNBLOCK, Optional.empty());
    }

    Reply list(Request request, boolean standbyToo) {
        Parameters query = request.query();
        Answer<TasteProfile> taste = lookups.taste(
                request.listener(),
                query.position("after"),
                ListParameters.patience(query),
                ListParameters.tolerance(query, standbyToo));
        return Answers.reply(orNothing(taste, request.listener()), BlocksResource::json);
    }

    /// A listener of whom nothing is known has blocked nothing and prefers nothing.
    static Answer<TasteProfile> orNothing(Answer<TasteProfile> taste, ListenerId listener) {
        return taste instanceof Answer.NotFound<TasteProfile>
                ? new Answer.Found<>(TasteProfile.unknown(listener), Freshness.CURRENT)
                : taste;
    }

    private Reply append(Request request, EventType type, Optional<Instant> until) {
        String kind = request.id("kind");
        if (!KINDS.contains(kind)) {
            throw ProblemCode.INVALID_ID.because(
                    "the kind in the path must be track or artist; %s".formatted(Nearest.hint(kind, KINDS)));
        }
        String id = request.id("id");
        if (id.length() > TrackId.MAX_LENGTH) {
            throw ProblemCode.INVALID_ID.because("the id in the path has %d characters; at most %d are allowed"
                    .formatted(id.length(), TrackId.MAX_LENGTH));
        }
        Instant now = clock.instant();
        ListeningEvent block =
                ListeningEvent.of(type, request.listener().value(), "", now).withBlock(new Block(kind, id, until));
        ListeningEvent event = new EventIds(Optional.empty(), now).complete(block, 0);
        check.check(event).ifPresent(refusal -> {
            throw ProblemCode.NO_EVENT_ACCEPTED.because(refusal.detail());
        });
        return EventsResource.append(log, List.of(event), List.of());
    }

    private static ObjectNode json(TasteProfile taste) {
        ObjectNode json = Json.object()
                .put("user", taste.listener().value())
                .put("position", taste.position().token());
        ArrayNode blocks = json.putArray("blocks");
        taste.blocks().forEach(block -> blocks.add(TasteResource.json(block)));
        return json;
    }
}
