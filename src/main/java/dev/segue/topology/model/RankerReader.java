package dev.segue.topology.model;

import dev.segue.events.OfGeneration;
import dev.segue.learning.ranker.RankerState;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.Wiring;
import dev.segue.wire.RankerRows;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the broadcast of the ranker's weights into the model. It never throws, because that would end the whole
/// client.
final class RankerReader implements Processor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(RankerReader.class);

    private final Deserializer<OfGeneration<RankerState>> states =
            RankerRows.state().deserializer();
    private final Wiring wiring;

    RankerReader(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            wiring.model().apply(states.deserialize(wiring.topics().rankerWeights(), record.value()));
            wiring.counters().add(Count.ROWS_RECEIVED);
        } catch (RuntimeException unreadable) {
            wiring.counters().add(Count.ROWS_UNREADABLE);
            LOG.warn("weights of the ranker in the broadcast do not read and are passed over", unreadable);
        }
    }
}
