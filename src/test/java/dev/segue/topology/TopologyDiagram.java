package dev.segue.topology;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/// Writes `topology.mmd`, a Mermaid flowchart: topics are cylinders, processors boxes, stores rounded.
///
/// Sources and sinks are drawn as the arrows between a topic and a processor.
final class TopologyDiagram {

    private final Set<String> topics = new LinkedHashSet<>();
    private final Set<String> edges = new LinkedHashSet<>();
    private final StringBuilder rooms = new StringBuilder();

    private TopologyDiagram() {}

    static String of(DocumentedTopology topology) {
        TopologyDiagram diagram = new TopologyDiagram();
        topology.subtopologies().forEach(diagram::add);
        diagram.addGlobal(topology);
        StringBuilder text = new StringBuilder("flowchart LR\n");
        diagram.topics.forEach(topic -> text.append("  %s[(\"%s\")]\n".formatted(id(topic), topic)));
        text.append(diagram.rooms);
        diagram.edges.forEach(edge -> text.append("  ").append(edge).append('\n'));
        return text.toString();
    }

    private void add(Subtopology subtopology) {
        String title = "sub-topology " + subtopology.id();
        rooms.append("  subgraph sub%d[\"%s\"]\n".formatted(subtopology.id(), title));
        DocumentedTopology.processorsOf(subtopology).forEach(this::draw);
        rooms.append("  end\n");
        DocumentedTopology.nodesOf(subtopology).forEach(this::connect);
    }

    private void addGlobal(DocumentedTopology topology) {
        rooms.append("  subgraph global[\"in every process\"]\n");
        topology.globalStores().stream().map(GlobalStore::processor).forEach(this::draw);
        rooms.append("  end\n");
        topology.globalStores().stream().map(GlobalStore::source).forEach(this::connect);
    }

    private void draw(Processor processor) {
        rooms.append("    %s[\"%s\"]\n".formatted(id(processor.name()), processor.name()));
        for (String store : new TreeSet<>(processor.stores())) {
            rooms.append("    store-%s([\"%s\"])\n".formatted(id(store), store));
            edges.add("%s --- store-%s".formatted(id(processor.name()), id(store)));
        }
    }

    private void connect(Node node) {
        switch (node) {
            case Source source -> {
                for (String topic : DocumentedTopology.topicsOf(source)) {
                    topics.add(topic);
                    DocumentedTopology.successorsOf(source)
                            .forEach(processor -> edges.add("%s --> %s".formatted(id(topic), id(processor))));
                }
            }
            case Sink sink -> {
                topics.add(sink.topic());
                DocumentedTopology.predecessorsOf(sink)
                        .forEach(processor -> edges.add("%s --> %s".formatted(id(processor), id(sink.topic()))));
            }
            default -> {
                // A processor's edges are those of its sources and sinks.
            }
        }
    }

    /// Mermaid takes no dots in an id, and a topic may be called as a node is.
    private static String id(String name) {
        return name.startsWith(DocumentedTopology.TOPICS.prefix()) ? "topic-" + name.replace('.', '-') : name;
    }
}
