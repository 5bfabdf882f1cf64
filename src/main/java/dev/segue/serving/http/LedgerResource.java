package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Answer;
import dev.segue.serving.Ledger;
import dev.segue.serving.Lookups;
import dev.segue.serving.Peer;
import dev.segue.serving.Peers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What became of every input record, and whether it adds up: the lines of this process and of all others.
///
/// `complete` says whether every partition's line could be had. The lines are not of one moment: sums over processes
/// are exact once the input has come to rest.
///
/// @param lookups knows the lines of this process
/// @param peers who else has lines
/// @param client asks them
record LedgerResource(Lookups lookups, Peers peers, PeerClient client) implements Resource {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final byte[] NO_BODY = {};
    private static final String LISTENERS = "listener_room_reached";
    private static final String TRACKS = "track_room_reached";

    @Override
    public Reply answer(Request request) {
        Answer<Ledger> own = lookups.ledger();
        boolean everything =
                own instanceof Answer.Found<Ledger> found && found.value().isComplete();
        if (everything || request.header(PeerClient.HOP).isPresent()) {
            return Answers.reply(own, LedgerResource::json);
        }
        List<Ledger> parts = new ArrayList<>();
        if (own instanceof Answer.Found<Ledger> found) {
            parts.add(found.value());
        }
        for (Peer peer : peers.others()) {
            client.ask(peer, request, NO_BODY, PATIENCE)
                    .flatMap(LedgerResource::parse)
                    .ifPresent(parts::add);
        }
        return Answers.reply(
                parts.stream().reduce(Ledger::merge).map(Answer::found).orElse(own), LedgerResource::json);
    }

    private static Optional<Ledger> parse(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        ObjectNode json = Json.readObject(answer.body());
        List<Ledger.Line> lines = new ArrayList<>();
        json.path("partitions").forEach(line -> lines.add(line(line)));
        return Optional.of(new Ledger(lines, json.path("expected_partitions").intValue()));
    }

    private static ObjectNode json(Ledger ledger) {
        ObjectNode json = Json.object()
                .put("complete", ledger.isComplete())
                .put("balances", ledger.balances())
                .put("expected_partitions", ledger.expectedPartitions());
        json.set("total", counts(Json.object(), ledger.total(), ledger.updatesApplied()));
        ArrayNode partitions = json.putArray("partitions");
        ledger.partitions().forEach(line -> partitions.add(json(line)));
        return json;
    }

    /// Says which part of a line is missing; a whole one says nothing of it.
    private static ObjectNode json(Ledger.Line line) {
        ObjectNode json = counts(
                        Json.object().put("partition", line.partition()),
                        line.listeners().orElse(Ledger.Counts.NONE),
                        line.updatesApplied().orElse(0))
                .put("balances", line.balances());
        return line.isWhole()
                ? json
                : json.put(LISTENERS, line.listeners().isPresent())
                        .put(TRACKS, line.updatesApplied().isPresent());
    }

    private static ObjectNode counts(ObjectNode json, Ledger.Counts counts, long updatesApplied) {
        return json.put("read", counts.read())
                .put("accepted", counts.accepted())
                .put("duplicate", counts.duplicate())
                .put("dead_lettered", counts.deadLettered())
                .put("rerouted", counts.rerouted())
                .put("rerouted_in", counts.reroutedIn())
                .put("updates_sent", counts.updatesSent())
                .put("updates_applied", updatesApplied);
    }

    private static Ledger.Line line(JsonNode json) {
        Ledger.Counts counts = new Ledger.Counts(
                json.path("read").longValue(),
                json.path("accepted").longValue(),
                json.path("duplicate").longValue(),
                json.path("dead_lettered").longValue(),
                json.path("rerouted").longValue(),
                json.path("rerouted_in").longValue(),
                json.path("updates_sent").longValue());
        long applied = json.path("updates_applied").longValue();
        return new Ledger.Line(
                json.path("partition").intValue(),
                json.path(LISTENERS).asBoolean(true) ? Optional.of(counts) : Optional.empty(),
                json.path(TRACKS).asBoolean(true) ? OptionalLong.of(applied) : OptionalLong.empty());
    }
}
