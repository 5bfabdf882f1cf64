package dev.segue.serving.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/// The body of a Helidon request, read within bounds of size, memory and time.
///
/// A body that is refused is read on and thrown away, so that the client, who is still sending, gets to
/// read the answer; one that is longer than twice what is allowed is not. Then the connection is closed.
///
/// @param request whose body
/// @param settings the bounds
/// @param part what it may hold in memory
/// @param timer ends reads that take too long
record BoundedBody(ServerRequest request, HttpSettings settings, BodyBudget.Part part, ScheduledExecutorService timer)
        implements Request.Body {

    private static final int CHUNK_BYTES = 64 * 1024;

    @Override
    public byte[] read() {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (ReadAlarm _ = new ReadAlarm(timer, settings.bodyTimeout());
                InputStream in = request.content().inputStream()) {
            return read(in);
        } catch (IOException
                | UncheckedIOException
                | ServerConnectionException
                | DataReader.InsufficientDataAvailableException _) {
            throw refusal(ProblemCode.REQUEST_TIMEOUT.with("the body did not arrive within %d ms, or was cut short"
                    .formatted(settings.bodyTimeout().toMillis())));
        }
    }

    private byte[] read(InputStream in) throws IOException {
        long announced = request.headers().contentLength().orElse(0);
        Optional<Problem> refused = announced > settings.maxBodyBytes() ? Optional.of(tooLong()) : Optional.empty();
        BodyBytes body = new BodyBytes(refused.isEmpty() ? (int) announced : 0);
        byte[] chunk = new byte[CHUNK_BYTES];
        long total = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            total += count;
            if (total > 2 * settings.maxBodyBytes()) {
                throw refusal(tooLong());
            }
            if (refused.isEmpty()) {
                refused = refusalOf(total, count);
                if (refused.isEmpty()) {
                    body.append(chunk, count);
                } else {
                    body = new BodyBytes(0);
                }
            }
        }
        if (refused.isPresent()) {
            throw refusal(refused.get());
        }
        return body.whole();
    }

    /// Makes room for the bytes that came last, or says why there is none; then gives back what was held.
    private Optional<Problem> refusalOf(long total, int count) {
        if (total > settings.maxBodyBytes()) {
            part.close();
            return Optional.of(tooLong());
        }
        if (!part.take(count)) {
            part.close();
            return Optional.of(noRoom());
        }
        return Optional.empty();
    }

    private Problem tooLong() {
        return ProblemCode.PAYLOAD_TOO_LARGE.with(
                "the body is longer than %d bytes; send it in several requests".formatted(settings.maxBodyBytes()));
    }

    private Problem noRoom() {
        return ProblemCode.BODIES_OVERLOADED
                .with("the bodies of all requests under way would take more than %d bytes; send it again, or in parts"
                        .formatted(settings.bodyBudgetBytes()))
                .retryAfter(Duration.ofSeconds(1));
    }

    private static ProblemException refusal(Problem problem) {
        return new ProblemException(problem.withHeader("Connection", "close"));
    }
}
