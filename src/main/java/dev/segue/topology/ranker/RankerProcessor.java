package dev.segue.topology.ranker;

import dev.segue.events.OfGeneration;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.ranking.Generations;
import dev.segue.ranking.Learnt;
import dev.segue.topology.StateStores;
import dev.segue.topology.Wiring;
import dev.segue.wire.RankerRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// ranker-updates → [ranker-state] → four times a second, when it has changed → ranker-weights
///
/// What was learnt beside the vectors of one generation is added to the weights of that generation: two are
/// kept, whichever serves. What comes for one that has made way for a later one, or that this process has not
/// read yet, is let go.
final class RankerProcessor implements Processor<byte[], byte[], byte[], OfGeneration<RankerState>> {

    /// By lane: the generation with an even number, and the one with an odd number.
    private static final List<byte[]> KEYS =
            List.of("ranker".getBytes(StandardCharsets.UTF_8), "ranker-odd".getBytes(StandardCharsets.UTF_8));

    private static final List<Bytes> ROWS = List.of(StateStores.LEDGER_KEY, StateStores.ODD_KEY);

    private final Deserializer<OfGeneration<RankerUpdate>> updates =
            RankerRows.update().deserializer();
    private final Wiring wiring;
    private final Map<Integer, OfGeneration<RankerState>> changed = new TreeMap<>();

    private ProcessorContext<byte[], OfGeneration<RankerState>> context;
    private KeyValueStore<Bytes, OfGeneration<RankerState>> states;

    RankerProcessor(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<byte[], OfGeneration<RankerState>> processorContext) {
        context = processorContext;
        states = context.getStateStore(StateStores.RANKER);
        context.schedule(RankerState.MERGED_EVERY, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        OfGeneration<RankerUpdate> update = updates.deserialize(wiring.topics().rankerUpdates(), record.value());
        before(update.generation(), update.lane()).ifPresent(state -> {
            OfGeneration<RankerState> after =
                    new OfGeneration<>(update.generation(), state.with(update.value(), wiring.ranker()));
            states.put(ROWS.get(update.lane()), after);
            changed.put(update.lane(), after);
        });
    }

    /// Returns what is to be added to: what is stored of the generation, or what it starts from.
    private Optional<RankerState> before(int generation, int lane) {
        OfGeneration<RankerState> stored = states.get(ROWS.get(lane));
        if (stored != null
                && stored.generation() == generation
                && stored.value().weights().hasShapeOf(Generations.freshRanker().weights())) {
            return Optional.of(stored.value());
        }
        if (generation == 0) {
            return stored == null || stored.generation() == 0
                    ? Optional.of(Generations.freshRanker())
                    : Optional.empty();
        }
        return wiring.model()
                .generations()
                .held(generation)
                .filter(_ -> stored == null || stored.generation() <= generation)
                .map(Learnt::ranker);
    }

    private void publish(long nowMillis) {
        changed.forEach((lane, state) -> context.forward(new Record<>(KEYS.get(lane), state, nowMillis)));
        changed.clear();
    }
}
