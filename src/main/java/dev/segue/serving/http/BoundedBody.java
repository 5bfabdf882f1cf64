package dev.segue.serving.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ScheduledExecutorService;

/// The body of a Helidon request, read within bounds of size and time.
///
/// A body that is too long is read on and thrown away for as much again, so that the client, who is still sending, gets
/// to read the answer; then the connection is closed.
///
/// @param request whose body
/// @param settings the bounds
/// @param timer ends reads that take too long
record BoundedBody(ServerRequest request, HttpSettings settings, ScheduledExecutorService timer)
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
            throw tooSlow();
        }
    }

    private byte[] read(InputStream in) throws IOException {
        long announced = request.headers().contentLength().orElse(0);
        boolean tooLong = announced > settings.maxBodyBytes();
        int expected = tooLong ? 0 : (int) announced;
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.min(expected, 1 << 20));
        byte[] chunk = new byte[CHUNK_BYTES];
        long total = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            total += count;
            tooLong = tooLong || total > settings.maxBodyBytes();
            if (total > 2L * settings.maxBodyBytes()) {
                throw tooLong();
            }
            if (!tooLong) {
                body.write(chunk, 0, count);
            }
        }
        if (tooLong) {
            throw tooLong();
        }
        return body.toByteArray();
    }

    private ProblemException tooLong() {
        Problem problem = ProblemCode.PAYLOAD_TOO_LARGE.with(
                "the body is longer than %d bytes; send it in several requests".formatted(settings.maxBodyBytes()));
        return new ProblemException(problem.withHeader("Connection", "close"));
    }

    private ProblemException tooSlow() {
        Problem problem = ProblemCode.REQUEST_TIMEOUT.with("the body did not arrive within %d ms, or was cut short"
                .formatted(settings.bodyTimeout().toMillis()));
        return new ProblemException(problem.withHeader("Connection", "close"));
    }
}
