package dev.segue.serving.http;

import dev.segue.events.ListenerId;
import dev.segue.serving.Lookups;
import dev.segue.serving.Peers;
import dev.segue.serving.RecommendationQuery;
import java.time.Duration;
import java.util.Set;

/// A listener's list, pushed when it changes, by the process that owns the listener's state. Others name the owner:
/// an answer without an end is not worth passing on.
///
/// @param lookups what ranks
/// @param peers who owns whom
/// @param streams all that are open
record StreamResource(Lookups lookups, Peers peers, LiveStreams streams) implements Resource {

    static final Set<String> PARAMETERS =
            Set.of("limit", "mode", "diversity", "exclude", "exclude_artist", "explain", "context");

    private static final String EVENT_STREAM = "text/event-stream";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Override
    public Reply answer(Request request) {
        ListenerId listener = request.listener();
        RecommendationQuery query =
                ListParameters.queryOf(listener, request.query(), RecommendationQuery.DEFAULT_LIMIT);
        Peers.Place place = peers.placeOf(listener);
        if (!place.here()) {
            throw new ProblemException(elsewhere(place, request.target()));
        }
        if (streams.isFull()) {
            throw new ProblemException(ProblemCode.TOO_MANY_STREAMS
                    .with("%d streams are open, which is the most at once".formatted(streams.most()))
                    .retryAfter(RETRY_AFTER));
        }
        String last = request.header("Last-Event-ID").orElse("");
        return Reply.live(
                        EVENT_STREAM,
                        out -> streams.run(() -> new ListStream(lookups, query, streams, last, out).run()))
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no");
    }

    private static Problem elsewhere(Peers.Place place, String target) {
        return place.owner()
                .map(owner -> ProblemCode.HELD_ELSEWHERE
                        .with("the listener's state is held by %s; ask there".formatted(owner))
                        .withHeader("Location", "http://" + owner + target))
                .orElseGet(() -> ProblemCode.STATE_MOVING
                        .with("the listener's state is changing hands")
                        .retryAfter(Duration.ofSeconds(1)));
    }
}
