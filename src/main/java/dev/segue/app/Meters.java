package dev.segue.app;

import dev.segue.intake.Reason;
import dev.segue.ranking.Model;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import org.apache.kafka.streams.KafkaStreams;

/// Binds what this process counts to its metrics. Labels are of low cardinality: never a user or a track.
final class Meters implements AutoCloseable {

    private final KafkaStreamsMetrics streamsMetrics;
    private final JvmGcMetrics gcMetrics = new JvmGcMetrics();

    Meters(MeterRegistry registry, Counters counters, Model model, KafkaStreams streams, double scoredFraction) {
        event(registry, counters, Count.EVENTS_READ, "read");
        event(registry, counters, Count.EVENTS_ACCEPTED, "accepted");
        event(registry, counters, Count.EVENTS_DUPLICATE, "duplicate");
        event(registry, counters, Count.EVENTS_DEAD_LETTERED, "dead_lettered");
        event(registry, counters, Count.EVENTS_REROUTED, "rerouted");
        counter(registry, counters, Count.EVENTS_REROUTED, "segue.misrouted.events");
        counter(registry, counters, Count.PLAYS, "segue.plays");
        counter(registry, counters, Count.PLAYS_SCORED, "segue.plays.scored");
        counter(registry, counters, Count.HITS_20, "segue.plays.hit");
        counter(registry, counters, Count.LISTS_PUBLISHED, "segue.lists.published");
        counter(registry, counters, Count.UPDATES_APPLIED, "segue.track.updates.applied");
        counter(registry, counters, Count.ROWS_PUBLISHED, "segue.model.rows.published");
        counter(registry, counters, Count.ROWS_RECEIVED, "segue.model.rows.received");
        counter(registry, counters, Count.ROWS_UNREADABLE, "segue.model.rows.unreadable");
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder("segue.dead.letters", counters, all -> all.get(reason))
                    .tag("reason", reason.code())
                    .register(registry);
        }
        Gauge.builder("segue.scored.fraction.ratio", () -> scoredFraction).register(registry);
        Gauge.builder("segue.model.tracks", model, Model::size).register(registry);
        Gauge.builder("segue.model.collisions", model, Model::collisions).register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gcMetrics.bindTo(registry);
        streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(registry);
    }

    @Override
    public void close() {
        streamsMetrics.close();
        gcMetrics.close();
    }

    private static void event(MeterRegistry registry, Counters counters, Count count, String outcome) {
        FunctionCounter.builder("segue.events", counters, all -> all.get(count))
                .tag("outcome", outcome)
                .register(registry);
    }

    private static void counter(MeterRegistry registry, Counters counters, Count count, String name) {
        FunctionCounter.builder(name, counters, all -> all.get(count)).register(registry);
    }
}
