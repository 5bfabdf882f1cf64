package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.StreamShape;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Options that add contestants which learn as the stream does: in tasks that hear of each other late, and under a
/// publishing budget.
final class DivisionOptions {

    @Option(
            names = "--partitions",
            paramLabel = "N",
            split = ",",
            description = "Measure beside it the loop as the stream runs it, divided into so many tasks; several with"
                    + " commas between.")
    private List<Integer> partitions = new ArrayList<>();

    @Option(
            names = "--publish-rows",
            paramLabel = "N",
            split = ",",
            description = "The same with so many rows a second published to all processes; 0: without a limit. Several"
                    + " with commas between, each with each number of partitions.")
    private List<Double> rowsPerSecond = new ArrayList<>();

    @Option(
            names = "--events-per-second",
            paramLabel = "R",
            description = "For these: events arrive at this pace. Default: at that of their own time.")
    private double eventsPerSecond;

    /// Returns the contestants that the options ask for.
    List<Entry> entries(Settings settings) {
        List<Entry> entries = new ArrayList<>();
        if (partitions.isEmpty() && rowsPerSecond.isEmpty()) {
            return entries;
        }
        for (int tasks : partitions.isEmpty() ? List.of(1) : partitions) {
            for (double rows : rowsPerSecond.isEmpty() ? List.of(0.0) : rowsPerSecond) {
                entries.add(entry(settings, shape(settings, tasks, rows)));
            }
        }
        return entries;
    }

    private StreamShape shape(Settings settings, int tasks, double rows) {
        try {
            return new StreamShape(
                    tasks,
                    rows == 0 ? StreamShape.UNLIMITED : rows,
                    eventsPerSecond,
                    settings.streams().commitInterval());
        } catch (IllegalArgumentException refused) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--partitions, --publish-rows, --events-per-second: " + Failures.reason(refused),
                    refused);
        }
    }

    private static Entry entry(Settings settings, StreamShape shape) {
        String name = "%d-tasks-%s"
                .formatted(
                        shape.partitions(),
                        shape.rowsPerSecond() == StreamShape.UNLIMITED
                                ? "unlimited"
                                : "%.0f-rows".formatted(shape.rowsPerSecond()));
        return Contestants.divided(name, settings, shape);
    }
}
