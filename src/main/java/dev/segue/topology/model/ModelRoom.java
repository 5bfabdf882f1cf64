package dev.segue.topology.model;

import dev.segue.events.HalfVector;
import dev.segue.events.OfGeneration;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.ranking.Model;
import dev.segue.topology.ArrivalTime;
import dev.segue.topology.Wiring;
import dev.segue.wire.FactorRows;
import dev.segue.wire.TrackRows;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/// Wires the model room: every process reads the whole broadcast into its [Model].
///
/// Global stores, because Streams reads them to their end before it starts and again from their beginning after a
/// restart, through the processor. The stores themselves stay empty: the model is the state.
public final class ModelRoom {

    private ModelRoom() {}

    /// Adds the room to a topology.
    public static void addTo(Topology topology, Wiring wiring) {
        Model model = wiring.model();
        Deserializer<TrackTotals> totals = TrackRows.totals().deserializer();
        Deserializer<SuccessorRow> successors = TrackRows.successors().deserializer();
        String totalsTopic = wiring.topics().trackTotals();
        String successorsTopic = wiring.topics().successors();
        add(
                topology,
                "model-catalog",
                wiring.topics().tracks(),
                () -> new CatalogProcessor(wiring.catalog(), wiring.catalogView(), wiring.counters()));
        add(
                topology,
                "model-aliases",
                wiring.topics().trackAliases(),
                () -> new AliasProcessor(wiring.aliases(), wiring.catalogView(), wiring.counters()));
        add(
                topology,
                "model-playlists",
                wiring.topics().playlists(),
                () -> new PlaylistProcessor(wiring.playlists(), wiring.catalogView(), wiring.counters()));
        add(
                topology,
                "model-totals",
                totalsTopic,
                () -> new BroadcastProcessor(
                        model,
                        wiring.counters(),
                        (track, bytes) -> model.apply(track, totals.deserialize(totalsTopic, bytes))));
        add(
                topology,
                "model-successors",
                successorsTopic,
                () -> new BroadcastProcessor(
                        model,
                        wiring.counters(),
                        (track, bytes) ->
                                model.apply(track.fingerprint(), successors.deserialize(successorsTopic, bytes))));
        addVectors(topology, wiring, "model-vectors", wiring.topics().trackVectors());
        addVectors(topology, wiring, "model-vectors-odd", wiring.topics().oddTrackVectors());
        GenerationShelf shelf = new GenerationShelf();
        add(
                topology,
                "model-generations",
                wiring.topics().modelGenerations(),
                () -> new GenerationReader(wiring, shelf));
        add(topology, "model-ranker", wiring.topics().rankerWeights(), () -> new RankerReader(wiring));
    }

    private static void addVectors(Topology topology, Wiring wiring, String name, String topic) {
        Deserializer<OfGeneration<HalfVector>> vectors = FactorRows.vector().deserializer();
        add(
                topology,
                name,
                topic,
                () -> new BroadcastProcessor(
                        wiring.model(),
                        wiring.counters(),
                        (track, bytes) ->
                                wiring.model().apply(track.fingerprint(), vectors.deserialize(topic, bytes))));
    }

    private static void add(
            Topology topology, String name, String topic, ProcessorSupplier<String, byte[], Void, Void> reader) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                name + "-broadcast",
                new ArrivalTime(),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                name + "-reader",
                reader);
    }
}
