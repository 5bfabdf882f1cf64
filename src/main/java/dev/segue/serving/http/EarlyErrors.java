package dev.segue.serving.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;

/// What Helidon refuses before a route is looked for (no valid HTTP, headers too long), as problem documents too.
final class EarlyErrors implements DirectHandler {

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status defaultStatus,
            ServerResponseHeaders headers,
            String message) {
        Problem problem = ProblemCode.ofStatus(defaultStatus.code())
                .with("the request was refused before it was read: %s".formatted(defaultStatus.reasonPhrase()));
        Reply reply = problem.reply(request.path());
        return TransportResponse.builder()
                .status(Status.create(reply.status()))
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, reply.contentType())
                .keepAlive(false)
                .entity(reply.body())
                .build();
    }
}
