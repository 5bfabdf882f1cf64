package dev.segue.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a run of chaos did and found.
///
/// @param settings of the run
/// @param outcome what was done and seen
/// @param recounted what the other program found; empty when none was asked
record ChaosReport(ChaosSettings settings, ChaosRun.Outcome outcome, Optional<Recounted> recounted) {

    /// Returns whether nothing was found. Where processes are only stopped in turn, every look-up must have been
    /// answered, the second time at the latest.
    boolean isClean() {
        return outcome.lookups().violations().isEmpty()
                && !(settings.rolling() && outcome.lookups().unanswered() > 0)
                && outcome.ledger().path("balances").asBoolean()
                && recounted.map(Recounted::equal).orElse(true);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rolling", settings.rolling());
        document.put("seed", settings.seed());
        document.put("nodes", settings.nodes());
        document.put("partitions", settings.partitions());
        document.put("records_per_second", settings.perSecond());
        document.put("kills", outcome.plan().kills());
        document.put("steps", steps());
        document.put("inside_transaction", outcome.inside());
        document.put("records", outcome.sent());
        document.put("seconds_to_ready", Map.of("p50", quantile(0.5), "max", quantile(1)));
        document.put("lookups", outcome.lookups());
        document.put("acknowledged", acknowledged());
        document.put("ledger", outcome.ledger());
        recounted.ifPresent(found -> {
            document.put("recount_equal", found.equal());
            document.put("recount", found.document());
        });
        return document;
    }

    void printTo(PrintWriter out) {
        LookupProbe.Tally lookups = outcome.lookups();
        out.printf(
                "%d kills in %s, %d of the steps inside an open transaction; %d records%n",
                outcome.plan().kills(), steps(), outcome.inside(), outcome.sent());
        out.printf("ready after a start: median %.1f s, most %.1f s%n", quantile(0.5), quantile(1));
        out.printf(
                "look-ups: %d asked, %d answered within 1 s (%.3f %%), %d late, %d from a standby, %d by 503, %d broken off; of those without a list %d got one when they asked again and %d did not; longest gap %d ms%n",
                lookups.asked(),
                lookups.answered(),
                100.0 * lookups.answered() / Math.max(1, lookups.asked()),
                lookups.late(),
                lookups.standby(),
                lookups.unavailable(),
                lookups.brokenOff(),
                lookups.retried(),
                lookups.unanswered(),
                lookups.longestGapMillis());
        lookups.violations().forEach(out::println);
        lookups.withoutAnswer().stream().limit(5).forEach(out::println);
        out.println("acknowledged over HTTP: " + acknowledged());
        out.println("ledger: " + outcome.ledger().path("total"));
        recounted.ifPresentOrElse(
                found -> out.println((found.equal() ? "recount: equal " : "recount: DIFFERENT ") + found.document()),
                () -> out.println("recount: none (see --recount)"));
    }

    private Map<String, Integer> acknowledged() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("lists", outcome.acknowledged().lists().size());
        counts.put("events", outcome.acknowledged().events().size());
        return counts;
    }

    private Map<String, Long> steps() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ChaosPlan.Harm harm : ChaosPlan.Harm.values()) {
            counts.put(
                    harm.name().toLowerCase(Locale.ROOT),
                    outcome.plan().steps().stream()
                            .filter(step -> step.harm() == harm)
                            .count());
        }
        return counts;
    }

    private double quantile(double q) {
        List<Double> sorted = outcome.secondsToReady().stream().sorted().toList();
        double[] values = sorted.stream().mapToDouble(Double::doubleValue).toArray();
        return values.length == 0
                ? 0
                : Arrays.stream(values)
                        .skip(Math.max(0, (long) Math.ceil(q * values.length) - 1))
                        .findFirst()
                        .orElse(0);
    }
}
