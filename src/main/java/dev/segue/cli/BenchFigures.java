package dev.segue.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// What a throughput bench found, as a table or as one JSON document.
///
/// @param shape how large it was
/// @param scoredFraction the part of the plays that the runs named `segue-scored` evaluated
/// @param listsPerSecond the budget of lists a second
/// @param runs the measured runs, in the order in which they ran
record BenchFigures(BenchShape shape, double scoredFraction, int listsPerSecond, List<BenchRun> runs) {

    static final List<String> LEARNERS = List.of("colistens", "relistening", "same-artist", "trending", "factors");

    BenchFigures {
        runs = List.copyOf(runs);
    }

    void printJson(PrintWriter out) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.put("partitions", shape.partitions());
        json.put("users", shape.users());
        json.put("tracks", shape.tracks());
        json.put("learners", LEARNERS);
        json.put("scored_fraction", scoredFraction);
        json.put("lists_per_s_budget", listsPerSecond);
        json.put("runs", runs.stream().map(BenchRun::toJson).toList());
        json.put("ratio", BenchRun.rounded(cpuRatio(BenchRun.SEGUE), 1000));
        json.put("ratio_events_per_s", BenchRun.rounded(speedRatio(BenchRun.SEGUE), 1000));
        if (hasScored()) {
            json.put("ratio_scored", BenchRun.rounded(cpuRatio(BenchRun.SCORED), 1000));
            json.put("ratio_scored_events_per_s", BenchRun.rounded(speedRatio(BenchRun.SCORED), 1000));
        }
        Json.print(out, json);
    }

    void printTable(PrintWriter out) {
        out.println("%d listeners, %d tracks, %d partitions, %d cores; learners: %s; up to %d lists/s"
                .formatted(
                        shape.users(),
                        shape.tracks(),
                        shape.partitions(),
                        Runtime.getRuntime().availableProcessors(),
                        String.join(", ", LEARNERS),
                        listsPerSecond));
        TextTable table = new TextTable(
                "RUN", "EVENTS/S", "CPU µs/EVENT", "SECONDS", "SCORED", "UPDATES", "LISTS", "ROWS", "LOAD");
        for (BenchRun run : runs) {
            table.row(
                    run.name(),
                    text("%.0f", run.span().eventsPerSecond()),
                    text("%.1f", run.span().cpuMicrosPerEvent()),
                    text("%.2f", run.span().seconds()),
                    Long.toString(run.scored()),
                    Long.toString(run.updates()),
                    Long.toString(run.lists()),
                    Long.toString(run.rows()),
                    text("%.2f", run.loadAverage()));
        }
        table.print(out);
        printThreads(out);
        out.println(ratios("scoring off", BenchRun.SEGUE));
        if (hasScored()) {
            out.println(ratios(text("%.0f %% of the plays scored", scoredFraction * 100), BenchRun.SCORED));
        }
    }

    private void printThreads(PrintWriter out) {
        out.println("CPU µs an event by kind of thread (medians of the runs; the sum of a row is less than its total by"
                + " what threads that have ended had used):");
        for (String name : runs.stream().map(BenchRun::name).distinct().toList()) {
            out.println("  %-13s %s"
                    .formatted(
                            name,
                            kindsOf(name).stream()
                                    .map(kind -> kind
                                            + text(
                                                    " %.1f",
                                                    median(
                                                            name,
                                                            run -> run.microsByThread()
                                                                    .getOrDefault(kind, 0.0))))
                                    .collect(Collectors.joining(", "))));
        }
    }

    private List<String> kindsOf(String name) {
        return runs.stream()
                .filter(run -> run.name().equals(name))
                .flatMap(run -> run.microsByThread().keySet().stream())
                .distinct()
                .toList();
    }

    /// Returns the baseline's CPU per event over that of Segue, medians of the runs.
    double cpuRatio(String name) {
        return median(BenchRun.BARE, run -> run.span().cpuMicrosPerEvent())
                / median(name, run -> run.span().cpuMicrosPerEvent());
    }

    /// Returns Segue's events a second over those of the baseline, medians of the runs.
    double speedRatio(String name) {
        return median(name, run -> run.span().eventsPerSecond())
                / median(BenchRun.BARE, run -> run.span().eventsPerSecond());
    }

    private boolean hasScored() {
        return runs.stream().anyMatch(run -> run.name().equals(BenchRun.SCORED));
    }

    private String ratios(String what, String name) {
        return what + text(": ratio by CPU %.3f", cpuRatio(name)) + text(", by events/s %.3f", speedRatio(name));
    }

    private double median(String name, ToDoubleFunction<BenchRun> of) {
        double[] sorted = runs.stream()
                .filter(run -> run.name().equals(name))
                .mapToDouble(of)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
