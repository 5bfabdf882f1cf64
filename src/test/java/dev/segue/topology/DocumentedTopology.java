package dev.segue.topology;

import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.events.TrackId;
import dev.segue.intake.IntakeSettings;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Model;
import dev.segue.ranking.Recommender;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/// The topology with every setting at its default, as Kafka Streams describes it, in a stable order.
final class DocumentedTopology {

    static final Topics TOPICS = new Topics(StreamSettings.DEFAULTS.topicPrefix());

    private final TopologyDescription description =
            SegueTopology.build(wiring()).describe();

    List<Subtopology> subtopologies() {
        return description.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .toList();
    }

    List<GlobalStore> globalStores() {
        return description.globalStores().stream()
                .sorted(Comparator.comparing(global -> global.processor().name()))
                .toList();
    }

    /// Returns the nodes in the order sources, processors, sinks, each by name.
    static List<Node> nodesOf(Subtopology subtopology) {
        return subtopology.nodes().stream()
                .sorted(Comparator.comparingInt(DocumentedTopology::rank).thenComparing(Node::name))
                .toList();
    }

    static List<String> topicsOf(Source source) {
        return source.topicSet().stream().sorted().toList();
    }

    static List<String> successorsOf(Node node) {
        return node.successors().stream().map(Node::name).sorted().toList();
    }

    static List<String> predecessorsOf(Node node) {
        return node.predecessors().stream().map(Node::name).sorted().toList();
    }

    static Stream<TopologyDescription.Processor> processorsOf(Subtopology subtopology) {
        return nodesOf(subtopology).stream()
                .filter(TopologyDescription.Processor.class::isInstance)
                .map(TopologyDescription.Processor.class::cast);
    }

    private static int rank(Node node) {
        return switch (node) {
            case Source _ -> 0;
            case Sink _ -> 2;
            default -> 1;
        };
    }

    private static final CatalogView NOBODY = new CatalogView() {
        @Override
        public void put(CatalogTrack track) {}

        @Override
        public void remove(TrackId track) {}
    };

    private static Wiring wiring() {
        return new Wiring(
                TOPICS,
                StreamSettings.DEFAULTS,
                IntakeSettings.DEFAULTS,
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                new Model(TrendingSettings.DEFAULTS),
                new Recommender(BlendSettings.DEFAULTS),
                _ -> {
                    throw new UnsupportedOperationException("described, not run");
                },
                _ -> {
                    throw new UnsupportedOperationException("described, not run");
                },
                (_, _) -> {
                    throw new UnsupportedOperationException("described, not run");
                },
                _ -> {
                    throw new UnsupportedOperationException("described, not run");
                },
                (_, _, _) -> {
                    throw new UnsupportedOperationException("described, not run");
                },
                NOBODY,
                new Wiring.Serializers((_, _) -> new byte[0], (_, _) -> new byte[0], (_, _) -> new byte[0]),
                new Counters());
    }
}
