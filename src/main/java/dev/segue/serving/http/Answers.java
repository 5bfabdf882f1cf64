package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.serving.Answer;
import dev.segue.serving.Freshness;
import java.util.Locale;
import java.util.function.Function;

/// The answer of a look-up as an HTTP answer.
final class Answers {

    private Answers() {}

    /// @throws ProblemException 404 when there is no such thing, 503 while its state is moving, 400 when what is to be
    ///   waited for cannot come
    static <T> Reply reply(Answer<T> answer, Function<T, JsonNode> render) {
        return switch (answer) {
            case Answer.Found<T>(var value, var freshness) -> describe(Reply.json(200, render.apply(value)), freshness);
            case Answer.NotFound<T>(var detail) -> throw ProblemCode.NOT_FOUND.because(detail);
            case Answer.Moving<T>(var detail, var retryAfter) ->
                throw new ProblemException(ProblemCode.STATE_MOVING.with(detail).retryAfter(retryAfter));
            case Answer.NoSuchPartition<T>(var partition, var partitions) ->
                throw ProblemCode.INVALID_PARAMETER.because(
                        "parameter `after` names partition %d of the log, which has %d, counted from 0; "
                                        .formatted(partition, partitions)
                                + "send the `position` of an answer unchanged");
        };
    }

    private static Reply describe(Reply reply, Freshness freshness) {
        Reply described = reply.with("Cache-Control", "private, no-cache")
                .with("Segue-Served-By", freshness.copy().name().toLowerCase(Locale.ROOT));
        if (freshness.stale()) {
            described = described.with("Segue-Stale", "true");
        }
        return freshness.lag().isPresent()
                ? described.with(
                        "Segue-Lag-Ms", Long.toString(freshness.lag().get().toMillis()))
                : described;
    }
}
