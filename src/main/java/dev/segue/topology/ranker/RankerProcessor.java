package dev.segue.topology.ranker;

import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.ranking.Model;
import dev.segue.topology.StateStores;
import dev.segue.topology.Wiring;
import dev.segue.wire.RankerRows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// ranker-updates → [ranker-state] → four times a second, when it has changed → ranker-weights
final class RankerProcessor implements Processor<byte[], byte[], byte[], RankerState> {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final byte[] KEY = "ranker".getBytes(StandardCharsets.UTF_8);

    private final Deserializer<RankerUpdate> updates = RankerRows.update().deserializer();
    private final Wiring wiring;

    private ProcessorContext<byte[], RankerState> context;
    private KeyValueStore<Bytes, RankerState> states;
    private RankerState state;
    private boolean changed;

    RankerProcessor(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<byte[], RankerState> processorContext) {
        context = processorContext;
        states = context.getStateStore(StateStores.RANKER);
        RankerState stored = states.get(StateStores.LEDGER_KEY);
        RankerState fresh = Model.freshRanker();
        state = stored != null && stored.weights().hasShapeOf(fresh.weights()) ? stored : fresh;
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RankerUpdate update = updates.deserialize(wiring.topics().rankerUpdates(), record.value());
        state = state.with(update, wiring.ranker());
        states.put(StateStores.LEDGER_KEY, state);
        changed = true;
    }

    private void publish(long nowMillis) {
        if (changed) {
            context.forward(new Record<>(KEY, state, nowMillis));
            changed = false;
        }
    }
}
