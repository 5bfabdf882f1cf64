package dev.segue.serving.http;

import dev.segue.events.Fingerprint;
import dev.segue.serving.Answer;
import dev.segue.serving.Lookups;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.Revision;
import dev.segue.serving.Tolerance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// One listener's list as server-sent events: sent at once, and again whenever it has changed.
///
/// What the listener does is seen within [#PACE]; what others of the partition do within ten of these, and what only
/// the model has learnt within twenty-five. An event's id is a hash of the tracks in order: a client that comes back
/// with it is sent nothing until there is another list. Heartbeats are comments; a client that takes nothing for the
/// connection's idle time-out is dropped.
///
/// Source: WHATWG, *HTML Living Standard*, 9.2 Server-sent events.
final class ListStream {

    /// How often it is looked whether the listener has done something.
    static final Duration PACE = Duration.ofMillis(200);

    private static final int PARTITION_LOOKS = 10;
    private static final int MODEL_LOOKS = 25;
    private static final int HEARTBEAT_LOOKS = 75;
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final Lookups lookups;
    private final RecommendationQuery query;
    private final LiveStreams streams;
    private final ListJson lists;
    private final OutputStream out;
    private String sent;
    private Optional<Revision> ranked = Optional.empty();
    private int looksSinceRanked;
    private int looksSinceSent;

    /// @param sent the id of the list that the client has; empty when it has none
    /// @param out where events go; closed at the end
    ListStream(Lookups lookups, RecommendationQuery query, LiveStreams streams, String sent, OutputStream out) {
        this.lookups = lookups;
        this.query = query;
        this.streams = streams;
        this.lists = new ListJson(lookups);
        this.sent = sent;
        this.out = out;
    }

    /// Goes on until the client leaves, the state moves away or all streams end.
    void run() {
        try (out) {
            write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
            boolean here = rank(lookups.revision(query.listener()));
            while (here && !streams.pause(PACE)) {
                looksSinceRanked++;
                looksSinceSent++;
                Optional<Revision> now = lookups.revision(query.listener());
                here = !isDue(now) || rank(now);
                if (looksSinceSent >= HEARTBEAT_LOOKS) {
                    write(HEARTBEAT);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the client has gone", gone);
        }
    }

    private boolean isDue(Optional<Revision> now) {
        boolean own = !now.map(Revision::own).equals(ranked.map(Revision::own));
        boolean partition = !now.equals(ranked) && looksSinceRanked >= PARTITION_LOOKS;
        return own || partition || looksSinceRanked >= MODEL_LOOKS;
    }

    /// Sends the list if it is another one; returns whether the listener's state is still here.
    private boolean rank(Optional<Revision> revision) throws IOException {
        ranked = revision;
        looksSinceRanked = 0;
        if (!(lookups.recommend(query, Tolerance.OWNER) instanceof Answer.Found<RecommendationList> found)) {
            return false;
        }
        String id = idOf(found.value());
        if (!id.equals(sent)) {
            send(id, found.value());
            sent = id;
        }
        return true;
    }

    private void send(String id, RecommendationList list) throws IOException {
        String json = new String(Json.bytes(lists.of(list, query.explain())), StandardCharsets.UTF_8);
        write("id: %s\nevent: recommendations\ndata: %s\n\n".formatted(id, json).getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        looksSinceSent = 0;
    }

    private static String idOf(RecommendationList list) {
        String tracks = list.items().stream().map(item -> item.track().value()).collect(Collectors.joining("\n"));
        return "%016x".formatted(Fingerprint.of(tracks));
    }
}
