package dev.segue.topology.listener;

import dev.segue.topology.ArrivalTime;
import dev.segue.topology.Nodes;
import dev.segue.topology.StateStores;
import dev.segue.topology.Wiring;
import dev.segue.wire.RankerRows;
import dev.segue.wire.TrackUpdateSerde;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/// Wires the listener room: two sources, one processor, its stores, and a sink for each kind of output.
public final class ListenerRoom {

    private ListenerRoom() {}

    /// Adds the room to a topology.
    public static void addTo(Topology topology, Wiring wiring) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                Nodes.EVENTS,
                new ArrivalTime(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                wiring.topics().listeningEvents());
        topology.addSource(
                AutoOffsetReset.earliest(),
                Nodes.REROUTED,
                new ArrivalTime(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                wiring.topics().reroutedEvents());
        topology.addProcessor(Nodes.LISTENER, () -> new ListenerProcessor(wiring), Nodes.EVENTS, Nodes.REROUTED);
        addStores(topology, wiring);
        addSinks(topology, wiring);
    }

    private static void addStores(Topology topology, Wiring wiring) {
        topology.addStateStore(StateStores.taste(), Nodes.LISTENER);
        topology.addStateStore(StateStores.tracks(), Nodes.LISTENER);
        topology.addStateStore(StateStores.history(), Nodes.LISTENER);
        topology.addStateStore(StateStores.seen(wiring.intake().duplicateTtl()), Nodes.LISTENER);
        topology.addStateStore(StateStores.deadlines(), Nodes.LISTENER);
        topology.addStateStore(StateStores.impressions(), Nodes.LISTENER);
        topology.addStateStore(StateStores.ledger(), Nodes.LISTENER);
    }

    private static void addSinks(Topology topology, Wiring wiring) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        topology.addSink(Nodes.TO_REROUTED, wiring.topics().reroutedEvents(), bytes, bytes, Nodes.LISTENER);
        topology.addSink(
                Nodes.TO_UPDATES,
                wiring.topics().trackUpdates(),
                bytes,
                TrackUpdateSerde.serde().serializer(),
                Nodes.LISTENER);
        topology.addSink(
                Nodes.TO_DEAD_LETTERS,
                wiring.topics().deadLetters(),
                bytes,
                wiring.serializers().deadLetters(),
                Nodes.LISTENER);
        topology.addSink(
                Nodes.TO_RECOMMENDATIONS,
                wiring.topics().recommendations(),
                bytes,
                wiring.serializers().recommendations(),
                Nodes.LISTENER);
        topology.addSink(
                Nodes.TO_RANKER_UPDATES,
                wiring.topics().rankerUpdates(),
                bytes,
                RankerRows.update().serializer(),
                Nodes.LISTENER);
        topology.addSink(
                Nodes.TO_METRICS,
                wiring.topics().modelMetrics(),
                bytes,
                wiring.serializers().metrics(),
                Nodes.LISTENER);
    }
}
