package dev.segue.cli;

import dev.segue.app.Process;
import dev.segue.app.Settings;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.StreamsProperties;
import java.util.LinkedHashMap;
import java.util.Map;

/// One measured round.
///
/// @param name `bare`, `segue`, `segue-scored`, or what differs from `segue`
/// @param span what it took
/// @param lists lists published, until everything was quiet
/// @param rows rows published to the model room, until everything was quiet
/// @param updates updates applied by owners of tracks
/// @param scored plays evaluated
/// @param loadAverage the machine's load average of a minute at its end
record BenchRun(
        String name, BenchMeter.Span span, long lists, long rows, long updates, long scored, double loadAverage) {

    static final String BARE = "bare";
    static final String SEGUE = "segue";
    static final String SCORED = "segue-scored";

    /// Runs the baseline.
    static BenchRun bare(BenchCluster cluster, BenchShape shape, BenchMeter meter) {
        Settings settings = cluster.nextRound(shape, 0, Map.of());
        cluster.fill(settings, shape);
        try (BareCount bare = new BareCount(
                settings.streams().topicPrefix() + "listening-events",
                shape.partitions(),
                StreamsProperties.of(settings.streams(), settings.rocksDb(), settings.streamsOverrides()))) {
            bare.start();
            BenchMeter.Span span = meter.measure(bare::counted, shape.events(), () -> 0);
            return new BenchRun(BARE, span, 0, 0, 0, 0, meter.loadAverage());
        } finally {
            cluster.forget(settings);
        }
    }

    /// Runs a whole Segue process, its HTTP service and its metrics too.
    ///
    /// @param name what to call the run
    /// @param changes settings that differ from those of the bench
    static BenchRun segue(
            String name,
            BenchCluster cluster,
            BenchShape shape,
            BenchMeter meter,
            double scoredFraction,
            Map<String, String> changes) {
        Settings settings = cluster.nextRound(shape, scoredFraction, changes);
        cluster.fill(settings, shape);
        try (Process process = Starting.process(settings)) {
            BenchMeter.Span span = meter.measure(
                    () -> process.counters().get(Count.EVENTS_READ),
                    shape.events(),
                    () -> process.counters().get(Count.UPDATES_APPLIED));
            return new BenchRun(
                    name,
                    span,
                    process.counters().get(Count.LISTS_PUBLISHED),
                    process.counters().get(Count.ROWS_PUBLISHED),
                    process.counters().get(Count.UPDATES_APPLIED),
                    process.counters().get(Count.PLAYS_SCORED),
                    meter.loadAverage());
        } finally {
            cluster.forget(settings);
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("events_per_s", Math.round(span.eventsPerSecond()));
        json.put("cpu_us_per_event", rounded(span.cpuMicrosPerEvent(), 10));
        json.put("seconds", rounded(span.seconds(), 1000));
        json.put("updates_applied", updates);
        json.put("plays_scored", scored);
        json.put("lists_published", lists);
        json.put("rows_published", rows);
        json.put("lists_per_s", rounded(lists / span.seconds(), 10));
        json.put("load_average", rounded(loadAverage, 100));
        json.put("cpu_us_per_event_by_thread", microsByThread());
        return json;
    }

    /// Returns CPU time an event by kind of thread, the largest first, in µs; what took less than 0.1
    /// is left out.
    Map<String, Double> microsByThread() {
        Map<String, Double> micros = new LinkedHashMap<>();
        span.cpuNanosByThread().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(kind -> micros.put(kind.getKey(), rounded(kind.getValue() / 1e3 / span.events(), 10)));
        micros.values().removeIf(used -> used < 0.1);
        return micros;
    }

    static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
