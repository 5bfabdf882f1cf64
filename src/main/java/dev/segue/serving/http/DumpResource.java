package dev.segue.serving.http;

import dev.segue.serving.Dumps;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Every row of one store, one JSON object a line, sent as it is read.
///
/// When reading fails half-way the body is left without its end, so that a client sees that it has only a part.
///
/// @param dumps what reads the stores
record DumpResource(Dumps dumps) implements Resource {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    @Override
    public Reply answer(Request request) {
        String store = request.id("store");
        if (!dumps.names().contains(store)) {
            throw ProblemCode.NOT_FOUND.because(
                    "no store of that name can be read; there are %s".formatted(String.join(", ", dumps.names())));
        }
        Dumps.Coverage coverage = dumps.coverage(store);
        if (coverage.here() == 0) {
            throw new ProblemException(ProblemCode.STATE_MOVING
                    .with("no partition of the store is here")
                    .retryAfter(RETRY_AFTER));
        }
        return Reply.streamed(MediaTypes.NDJSON_SENT, out -> write(store, out))
                .with("Cache-Control", "no-store")
                .with("Segue-Partitions", "%d/%d".formatted(coverage.here(), coverage.all()));
    }

    private void write(String store, OutputStream raw) {
        OutputStream out = new BufferedOutputStream(raw, BUFFER_BYTES);
        try {
            dumps.write(store, row -> {
                try {
                    out.write(Json.bytes(row));
                    out.write('\n');
                } catch (IOException gone) {
                    throw new UncheckedIOException("the client has gone", gone);
                }
            });
            out.close();
        } catch (IOException gone) {
            throw new UncheckedIOException("the client has gone", gone);
        }
    }
}
