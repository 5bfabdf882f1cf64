package dev.segue.serving.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/// The body of a Helidon request, read within bounds of size and time.
///
/// A body that is too long is read on and thrown away for as much again, so that the client, who is still sending, gets
/// to read the answer; then the connection is closed.
///
/// @param request whose body
/// @param settings the bounds
/// @param nanoTime a clock for elapsed time
record BoundedBody(ServerRequest request, HttpSettings settings, LongSupplier nanoTime) implements Request.Body {

    private static final int CHUNK_BYTES = 64 * 1024;

    @Override
    public byte[] read() {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        long deadline = nanoTime.getAsLong() + settings.bodyTimeout().toNanos();
        try (InputStream in = request.content().inputStream()) {
            return read(in, deadline);
        } catch (IOException | UncheckedIOException _) {
            throw tooSlow();
        }
    }

    private byte[] read(InputStream in, long deadline) throws IOException {
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
            if (nanoTime.getAsLong() - deadline > 0) {
                throw tooSlow();
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
