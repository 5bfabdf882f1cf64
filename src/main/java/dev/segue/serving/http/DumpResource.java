package dev.segue.serving.http;

import dev.segue.serving.Dumps;
import dev.segue.serving.Peers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every row of one store, one JSON object a line, sent as it is read: the partitions of this process, then those of
/// all others.
///
/// When reading fails half-way the body is left without its end, so that a client sees that it has only a part.
///
/// @param dumps what reads the stores
/// @param peers who has the other partitions
/// @param client asks them
record DumpResource(Dumps dumps, Peers peers, PeerClient client) implements Resource {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PARTITIONS = "Segue-Partitions";

    @Override
    public Reply answer(Request request) {
        String store = request.id("store");
        if (!dumps.names().contains(store)) {
            throw ProblemCode.NOT_FOUND.because(
                    "no store of that name can be read; there are %s".formatted(String.join(", ", dumps.names())));
        }
        Dumps.Coverage own = dumps.coverage(store);
        boolean alone = own.isComplete() || request.header(PeerClient.HOP).isPresent();
        List<HttpResponse<InputStream>> others = alone ? List.of() : open(request.target());
        int here = own.here() + others.stream().mapToInt(DumpResource::held).sum();
        if (here == 0) {
            throw new ProblemException(ProblemCode.STATE_MOVING
                    .with("no partition of the store can be read at the moment")
                    .retryAfter(RETRY_AFTER));
        }
        return Reply.streamed(MediaTypes.NDJSON_SENT, out -> write(store, own.here(), others, out))
                .with("Cache-Control", "no-store")
                .with(PARTITIONS, "%d/%d".formatted(here, own.all()));
    }

    private List<HttpResponse<InputStream>> open(String target) {
        return peers.others().stream()
                .map(peer -> client.open(peer, target, PATIENCE))
                .flatMap(Optional::stream)
                .filter(answer -> answer.statusCode() == 200)
                .toList();
    }

    /// The `here` of another process's `here/all`.
    private static int held(HttpResponse<InputStream> answer) {
        String held = answer.headers().firstValue(PARTITIONS).orElse("0/0");
        return Integer.parseInt(held.substring(0, held.indexOf('/')));
    }

    private void write(String store, int here, List<HttpResponse<InputStream>> others, OutputStream raw) {
        OutputStream out = new BufferedOutputStream(raw, BUFFER_BYTES);
        try {
            dumps.write(store, here, row -> {
                try {
                    out.write(Json.bytes(row));
                    out.write('\n');
                } catch (IOException gone) {
                    throw new UncheckedIOException("the client has gone", gone);
                }
            });
            for (HttpResponse<InputStream> other : others) {
                try (InputStream rows = other.body()) {
                    rows.transferTo(out);
                }
            }
            out.close();
        } catch (IOException gone) {
            throw new UncheckedIOException("the client has gone, or the process that holds a part", gone);
        }
    }
}
