package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.ListeningEvent;
import dev.segue.serving.EventCheck;
import dev.segue.serving.EventCheck.Refusal;
import dev.segue.serving.EventLog;
import dev.segue.serving.EventLog.Appended;
import dev.segue.serving.Position;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes listening events: reads and checks each by itself, appends the good ones, and answers when the log has them.
///
/// Some bad events do not spoil the good ones of their request: 202 lists them with their reasons. Only when not one is
/// good the answer is 422.
///
/// @param log where good events go
/// @param check what makes them good
/// @param maxEvents the most in one request
/// @param clock stamps events without a time
record EventsResource(EventLog log, EventCheck check, int maxEvents, InstantSource clock) implements Resource {

    private static final int MAX_KEY = 255;

    @Override
    public Reply answer(Request request) {
        MediaTypes.requireJson(request);
        Optional<String> key = request.header("Idempotency-Key").map(EventsResource::checkedKey);
        List<ReadEvent> read = new JsonBatch<>(maxEvents, "event", "events", EventJson::read, ReadEvent::refused)
                .read(request.body().read(), MediaTypes.isNdjson(request.mediaType()));
        List<ListeningEvent> accepted = new ArrayList<>();
        List<Problem.Part> rejected = new ArrayList<>();
        sort(read, new EventIds(key, clock.instant()), accepted, rejected);
        return accepted.isEmpty() ? noneAccepted(rejected) : append(log, accepted, rejected);
    }

    private void sort(List<ReadEvent> read, EventIds ids, List<ListeningEvent> accepted, List<Problem.Part> rejected) {
        for (int index = 0; index < read.size(); index++) {
            switch (read.get(index)) {
                case ReadEvent.Refused(var refusal) -> rejected.add(part(index, refusal));
                case ReadEvent.Typed(var event) -> {
                    ListeningEvent complete = ids.complete(event, index);
                    Optional<Refusal> refusal = check.check(complete);
                    if (refusal.isPresent()) {
                        rejected.add(part(index, refusal.get()));
                    } else {
                        accepted.add(complete);
                    }
                }
            }
        }
    }

    /// Returns the answer to a request of which these events are taken, once the log has them.
    static Reply append(EventLog log, List<ListeningEvent> accepted, List<Problem.Part> rejected) {
        return switch (log.append(accepted)) {
            case Appended.Acknowledged(var position) -> acknowledged(accepted.size(), rejected, position);
            case Appended.Unavailable(var detail, var retryAfter) ->
                throw new ProblemException(
                        ProblemCode.LOG_UNAVAILABLE.with(detail).retryAfter(retryAfter));
        };
    }

    private static Reply acknowledged(int accepted, List<Problem.Part> rejected, Position position) {
        ObjectNode json = Json.object().put("accepted", accepted);
        ArrayNode parts = json.putArray("rejected");
        rejected.forEach(part -> parts.add(part.json()));
        return Reply.json(202, json.put("position", position.token()));
    }

    private static Reply noneAccepted(List<Problem.Part> rejected) {
        Problem problem = ProblemCode.NO_EVENT_ACCEPTED.with("none of %d events was accepted: %s"
                .formatted(rejected.size(), rejected.getFirst().detail()));
        throw new ProblemException(problem.withErrors(rejected));
    }

    private static Problem.Part part(int index, Refusal refusal) {
        return new Problem.Part(index, refusal.code(), refusal.detail());
    }

    private static String checkedKey(String key) {
        boolean printable = key.chars().allMatch(c -> c > 32 && c < 127);
        if (key.isEmpty() || key.length() > MAX_KEY || !printable) {
            throw ProblemCode.INVALID_HEADER.because(
                    "the Idempotency-Key must be 1 to %d printable ASCII characters without spaces".formatted(MAX_KEY));
        }
        return key;
    }
}
