package dev.segue.topology.ranker;

import dev.segue.topology.ArrivalTime;
import dev.segue.topology.Nodes;
import dev.segue.topology.StateStores;
import dev.segue.topology.Wiring;
import dev.segue.wire.RankerRows;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/// Wires the ranker's owner: one source of one partition, one processor, its store, and the sink to the model room.
public final class RankerRoom {

    private RankerRoom() {}

    /// Adds the owner to a topology.
    public static void addTo(Topology topology, Wiring wiring) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                Nodes.RANKER_UPDATES,
                new ArrivalTime(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                wiring.topics().rankerUpdates());
        topology.addProcessor(Nodes.RANKER, () -> new RankerProcessor(wiring), Nodes.RANKER_UPDATES);
        topology.addStateStore(StateStores.ranker(), Nodes.RANKER);
        topology.addSink(
                Nodes.TO_RANKER_WEIGHTS,
                wiring.topics().rankerWeights(),
                new ByteArraySerializer(),
                RankerRows.state().serializer(),
                Nodes.RANKER);
    }
}
