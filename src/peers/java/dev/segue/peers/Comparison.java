package dev.segue.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ours and theirs in turn, for some rounds; who begins changes from round to round.
///
/// @param name what is compared
/// @param measure the field of what is measured that is to be small
/// @param ours our program
/// @param theirs their program
record Comparison(String name, String measure, Child ours, Child theirs) {

    Map<String, Object> run(int rounds) throws IOException, InterruptedException {
        List<JsonNode> our = new ArrayList<>();
        List<JsonNode> their = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            System.err.printf("%s, round %d of %d%n", name, round + 1, rounds);
            if (round % 2 == 0) {
                our.addAll(ours.run());
                their.addAll(theirs.run());
            } else {
                their.addAll(theirs.run());
                our.addAll(ours.run());
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("segue", our);
        result.put("peer", their);
        Map<String, Object> ratios = new LinkedHashMap<>();
        our.stream()
                .map(Comparison::programOf)
                .distinct()
                .forEach(program -> ratios.put(program, median(their, "") / median(our, program)));
        result.put("peer_to_segue_" + measure, ratios);
        return result;
    }

    private static String programOf(JsonNode measured) {
        return measured.path("program").asText();
    }

    /// Returns the middle of what a program has measured; of all programs when none is named.
    private double median(List<JsonNode> measured, String program) {
        double[] values = measured.stream()
                .filter(one -> program.isEmpty() || programOf(one).equals(program))
                .mapToDouble(one -> one.path(measure).asDouble())
                .sorted()
                .toArray();
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
