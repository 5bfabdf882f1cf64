package dev.segue.topology;

import java.util.Collection;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/// Writes `topology.txt`: what `Topology.describe` says, with every set sorted.
final class TopologyText {

    private TopologyText() {}

    static String of(DocumentedTopology topology) {
        StringBuilder text = new StringBuilder("Topologies:\n");
        topology.subtopologies().forEach(subtopology -> {
            text.append("   Sub-topology: %d%n".formatted(subtopology.id()));
            DocumentedTopology.nodesOf(subtopology).forEach(node -> text.append(node(node)));
            text.append('\n');
        });
        topology.globalStores().forEach(global -> text.append(global(global)));
        return text.toString().replace("\r\n", "\n");
    }

    private static String global(GlobalStore global) {
        return "   Sub-topology: %d for global store (will not generate tasks)%n".formatted(global.id())
                + node(global.source())
                + node(global.processor())
                + "\n";
    }

    private static String node(Node node) {
        return switch (node) {
            case Source source ->
                "    Source: %s (topics: %s)%n%s"
                        .formatted(source.name(), DocumentedTopology.topicsOf(source), after(source));
            case Sink sink -> "    Sink: %s (topic: %s)%n%s".formatted(sink.name(), sink.topic(), before(sink));
            case Processor processor ->
                "    Processor: %s (stores: %s)%n%s%s"
                        .formatted(
                                processor.name(),
                                new TreeSet<>(processor.stores()),
                                after(processor),
                                before(processor));
            default -> throw new IllegalStateException("a node of an unknown kind: " + node);
        };
    }

    private static String after(Node node) {
        return "      --> %s%n".formatted(list(DocumentedTopology.successorsOf(node)));
    }

    private static String before(Node node) {
        return "      <-- %s%n".formatted(list(DocumentedTopology.predecessorsOf(node)));
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
