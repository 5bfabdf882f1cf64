package dev.segue.topology.track;

import dev.segue.topology.ArrivalTime;
import dev.segue.topology.Nodes;
import dev.segue.topology.StateStores;
import dev.segue.topology.Wiring;
import dev.segue.wire.FactorRows;
import dev.segue.wire.TrackRows;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/// Wires the track room: one source, one processor, its stores, and the sinks to the model room.
public final class TrackRoom {

    private TrackRoom() {}

    /// Adds the room to a topology.
    public static void addTo(Topology topology, Wiring wiring) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                Nodes.UPDATES,
                new ArrivalTime(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                wiring.topics().trackUpdates());
        topology.addProcessor(Nodes.TRACK, () -> new TrackProcessor(wiring), Nodes.UPDATES);
        topology.addStateStore(StateStores.totals(), Nodes.TRACK);
        topology.addStateStore(StateStores.successors(), Nodes.TRACK);
        topology.addStateStore(StateStores.steps(), Nodes.TRACK);
        topology.addStateStore(StateStores.dirty(), Nodes.TRACK);
        topology.addStateStore(StateStores.trackLedger(), Nodes.TRACK);
        topology.addSink(
                Nodes.TO_TOTALS,
                wiring.topics().trackTotals(),
                new ByteArraySerializer(),
                TrackRows.totals().serializer(),
                Nodes.TRACK);
        topology.addSink(
                Nodes.TO_SUCCESSORS,
                wiring.topics().successors(),
                new ByteArraySerializer(),
                TrackRows.successors().serializer(),
                Nodes.TRACK);
        topology.addSink(
                Nodes.TO_VECTORS,
                wiring.topics().trackVectors(),
                new ByteArraySerializer(),
                FactorRows.vector().serializer(),
                Nodes.TRACK);
        topology.addSink(
                Nodes.TO_ODD_VECTORS,
                wiring.topics().oddTrackVectors(),
                new ByteArraySerializer(),
                FactorRows.vector().serializer(),
                Nodes.TRACK);
    }
}
