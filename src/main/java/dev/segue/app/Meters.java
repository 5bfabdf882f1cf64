package dev.segue.app;

import dev.segue.evaluation.measures.BriefScores;
import dev.segue.intake.Reason;
import dev.segue.listener.Outcome;
import dev.segue.ranking.Learnt;
import dev.segue.ranking.Model;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.LiveQuality;
import dev.segue.topology.RocksDbTuning;
import dev.segue.topology.Wiring;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;

/// Binds what this process counts to its metrics. Labels are of low cardinality: never a user or a track.
final class Meters implements AutoCloseable {

    private final KafkaStreamsMetrics streamsMetrics;
    private final JvmGcMetrics gcMetrics = new JvmGcMetrics();

    Meters(MeterRegistry registry, Wiring wiring, KafkaStreams streams, GenerationSettings room) {
        Counters counters = wiring.counters();
        Model model = wiring.model();
        event(registry, counters, Count.EVENTS_READ, "read");
        event(registry, counters, Count.EVENTS_ACCEPTED, "accepted");
        event(registry, counters, Count.EVENTS_DUPLICATE, "duplicate");
        event(registry, counters, Count.EVENTS_DEAD_LETTERED, "dead_lettered");
        event(registry, counters, Count.EVENTS_REROUTED, "rerouted");
        counter(registry, counters, Count.EVENTS_RENAMED, "segue.renamed.events");
        counter(registry, counters, Count.EVENTS_REROUTED, "segue.misrouted.events");
        counter(registry, counters, Count.PLAYS, "segue.plays");
        counter(registry, counters, Count.PLAYS_SCORED, "segue.plays.scored");
        counter(registry, counters, Count.HITS_20, "segue.plays.hit");
        counter(registry, counters, Count.LISTS_PUBLISHED, "segue.lists.published");
        counter(registry, counters, Count.UPDATES_APPLIED, "segue.track.updates.applied");
        counter(registry, counters, Count.ROWS_PUBLISHED, "segue.model.rows.published");
        counter(registry, counters, Count.ROWS_RECEIVED, "segue.model.rows.received");
        counter(registry, counters, Count.ROWS_UNREADABLE, "segue.model.rows.unreadable");
        counter(registry, counters, Count.TRACKS_SHOWN, "segue.tracks.shown");
        counter(registry, counters, Count.OUTCOMES_UNMATCHED, "segue.outcomes.unmatched");
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            FunctionCounter.builder("segue.outcomes", counters, all -> all.get(kind))
                    .tag("kind", kind.wireName())
                    .register(registry);
        }
        quality(registry, counters.quality());
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder("segue.dead.letters", counters, all -> all.get(reason))
                    .tag("reason", reason.code())
                    .register(registry);
        }
        Gauge.builder("segue.scored.fraction.ratio", () -> wiring.streams().scoredFraction())
                .register(registry);
        counter(registry, counters, Count.GENERATIONS_SWITCHED, "segue.generations.switched");
        counter(registry, counters, Count.GENERATIONS_REFUSED, "segue.generations.refused");
        Gauge.builder("segue.generation.serving", model, all -> all.learnt().generation())
                .register(registry);
        Gauge.builder(
                        "segue.generations.held",
                        model,
                        all -> all.generations().all().size())
                .register(registry);
        Gauge.builder(
                        "segue.generations.memory",
                        model,
                        all -> all.generations().all().stream()
                                .mapToLong(Learnt::bytes)
                                .sum())
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("segue.generations.memory.budget", room::memoryBytes)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("segue.model.tracks", model, Model::size).register(registry);
        Gauge.builder("segue.model.collisions", model, Model::collisions).register(registry);
        for (String part : List.of("block_cache", "write_buffers")) {
            Gauge.builder("segue.rocksdb.memory", () -> RocksDbTuning.usage().getOrDefault(part, 0L))
                    .tag("part", part)
                    .baseUnit("bytes")
                    .register(registry);
        }
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

    /// Sums, so that a rate of one over a rate of another is a mean over any time.
    private static void quality(MeterRegistry registry, LiveQuality quality) {
        for (String slice : List.of("mixed", "discover", "relisten")) {
            for (boolean cold : new boolean[] {false, true}) {
                LiveQuality.Key key = new LiveQuality.Key(slice, "default", cold);
                sum(registry, "segue.quality.scored", quality, key, BriefScores::lists);
                sum(registry, "segue.quality.hits.20", quality, key, BriefScores::recallSum);
                sum(registry, "segue.quality.ndcg.20", quality, key, BriefScores::ndcgSum);
                sum(registry, "segue.quality.reciprocal.rank", quality, key, BriefScores::reciprocalRankSum);
            }
        }
    }

    private static void sum(
            MeterRegistry registry,
            String name,
            LiveQuality quality,
            LiveQuality.Key key,
            ToDoubleFunction<BriefScores> of) {
        FunctionCounter.builder(name, quality, all -> of.applyAsDouble(all.sinceStart(key)))
                .tag("slice", key.slice())
                .tag("variant", key.variant())
                .tag("listeners", key.cold() ? "cold" : "warm")
                .register(registry);
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
