package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Ledger;
import dev.segue.serving.Lookups;

/// What became of every input record, and whether it adds up.
///
/// @param lookups what knows
record LedgerResource(Lookups lookups) implements Resource {

    @Override
    public Reply answer(Request request) {
        return Answers.reply(lookups.ledger(), LedgerResource::json);
    }

    private static ObjectNode json(Ledger ledger) {
        ObjectNode json = Json.object()
                .put("complete", ledger.isComplete())
                .put("balances", ledger.partitions().stream().allMatch(Ledger.Line::balances));
        json.set("total", counts(Json.object(), ledger.total()));
        ArrayNode partitions = json.putArray("partitions");
        ledger.partitions()
                .forEach(line -> partitions.add(counts(Json.object().put("partition", line.partition()), line)
                        .put("balances", line.balances())));
        return json;
    }

    private static ObjectNode counts(ObjectNode json, Ledger.Line line) {
        return json.put("read", line.read())
                .put("accepted", line.accepted())
                .put("duplicate", line.duplicate())
                .put("dead_lettered", line.deadLettered())
                .put("rerouted", line.rerouted())
                .put("rerouted_in", line.reroutedIn())
                .put("updates_sent", line.updatesSent())
                .put("updates_applied", line.updatesApplied());
    }
}
