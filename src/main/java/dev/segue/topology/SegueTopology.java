package dev.segue.topology;

import dev.segue.topology.listener.ListenerRoom;
import dev.segue.topology.model.ModelRoom;
import dev.segue.topology.ranker.RankerRoom;
import dev.segue.topology.track.TrackRoom;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/// The table of contents: three rooms, and the owner of the order.
public final class SegueTopology {

    private SegueTopology() {}

    /// Returns the topology of every Segue process.
    public static Topology build(Wiring wiring) {
        Topology topology = new Topology(new TopologyConfig(new StreamsConfig(strictNames(wiring))));
        ModelRoom.addTo(topology, wiring);
        ListenerRoom.addTo(topology, wiring);
        TrackRoom.addTo(topology, wiring);
        RankerRoom.addTo(topology, wiring);
        return topology;
    }

    private static Properties strictNames(Wiring wiring) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, wiring.streams().applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, wiring.streams().bootstrapServers());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        return properties;
    }
}
