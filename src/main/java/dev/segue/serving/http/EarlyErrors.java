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
        Problem problem = problemOf(request, defaultStatus);
        Reply reply = problem.reply(request.path());
        return TransportResponse.builder()
                .status(Status.create(reply.status()))
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, reply.contentType())
                .keepAlive(false)
                .entity(reply.body())
                .build();
    }

    private static Problem problemOf(TransportRequest request, Status status) {
        String encoding = request.headers().first(HeaderNames.CONTENT_ENCODING).orElse("identity");
        return encoding.equals("identity")
                ? ProblemCode.ofStatus(status.code())
                        .with("the request was refused before it was read: %s".formatted(status.reasonPhrase()))
                : MediaTypes.encoded(encoding);
    }
}
