package dev.segue.topology;

import dev.segue.intake.IntakeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.StoreBuilder;

/// Writes `topics-and-stores.md` from [Topics], [StateStores] and the topology: key and row of a store are the comment
/// on its name, so that there is one text to keep right.
final class TopicsAndStoresPage {

    private static final Path SOURCE = Path.of("src/main/java/dev/segue/topology/StateStores.java");

    private TopicsAndStoresPage() {}

    static String of(DocumentedTopology topology) {
        Map<String, String> processors = processors(topology);
        Set<String> documented =
                builders().stream().map(StoreBuilder::name).collect(Collectors.toCollection(TreeSet::new));
        if (!documented.equals(processors.keySet())) {
            throw new IllegalStateException(
                    "the page lists the stores %s, the topology has %s".formatted(documented, processors.keySet()));
        }
        return """
                # Topics and stores

                Generated from the code; a test fails when this page is stale. To write it anew:
                `mvn -q test -Dtest=GeneratedTopologyTest -Dsegue.docs.write=true`.

                ## Topics

                Names begin with `segue.topology.topic-prefix`; here it is the default. Keys are UTF-8 text. *P* stands for
                `segue.topology.partitions` (default %d), which cannot change once there is state. Topics are created and
                checked at start; configs that are not listed are the broker's.

                | topic | key | value | partitions | configs | purpose |
                | --- | --- | --- | --- | --- | --- |
                %s

                ## Stores of partitioned rooms

                An id that another part follows is prefixed by its length, numbers are big-endian; rows are binary and begin
                with a version.
                `LEDGER_KEY` is one zero byte. The changelog topic of a store is `<application id>-<store>-changelog`.

                | store | processor | kept | key → row | changelog configs |
                | --- | --- | --- | --- | --- |
                %s

                ## Stores of the model room

                The whole of a broadcast topic is read into memory by every process, through a processor, at start and from then
                on. The stores themselves stay empty: the model is the state.

                | store | processor | topic |
                | --- | --- | --- |
                %s
                """.formatted(StreamSettings.DEFAULTS.partitions(), topics(), stores(processors), globals(topology));
    }

    private static String topics() {
        return DocumentedTopology.TOPICS.all().stream()
                .map(topic -> "| `%s` | %s | %s | %s | %s | %s |"
                        .formatted(
                                topic.name(),
                                topic.key(),
                                topic.value(),
                                topic.partitioned() ? "P" : "1",
                                configs(topic.configs()),
                                topic.purpose()))
                .collect(Collectors.joining("\n"));
    }

    private static String stores(Map<String, String> processors) {
        String source = source();
        return builders().stream()
                .map(store -> "| `%s` | `%s` | %s | %s | %s |"
                        .formatted(
                                store.name(),
                                processors.get(store.name()),
                                store.build().persistent() ? "RocksDB" : "memory",
                                commentOn(store.name(), source),
                                configs(store.logConfig())))
                .collect(Collectors.joining("\n"));
    }

    private static String globals(DocumentedTopology topology) {
        return topology.globalStores().stream()
                .map(global -> "| `%s` | `%s` | `%s` |"
                        .formatted(
                                String.join(
                                        ", ", new TreeSet<>(global.processor().stores())),
                                global.processor().name(),
                                String.join(", ", DocumentedTopology.topicsOf(global.source()))))
                .collect(Collectors.joining("\n"));
    }

    private static List<StoreBuilder<?>> builders() {
        return List.of(
                StateStores.taste(),
                StateStores.tracks(),
                StateStores.history(),
                StateStores.seen(IntakeSettings.DEFAULTS.duplicateTtl()),
                StateStores.deadlines(),
                StateStores.impressions(),
                StateStores.ledger(),
                StateStores.totals(),
                StateStores.successors(),
                StateStores.steps(),
                StateStores.dirty(),
                StateStores.trackLedger(),
                StateStores.ranker());
    }

    private static Map<String, String> processors(DocumentedTopology topology) {
        return topology.subtopologies().stream()
                .flatMap(DocumentedTopology::processorsOf)
                .flatMap(processor -> processor.stores().stream().map(store -> Map.entry(store, processor.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    private static String configs(Map<String, String> configs) {
        return new TreeMap<>(configs)
                .entrySet().stream()
                        .map(config -> "`%s=%s`".formatted(config.getKey(), config.getValue()))
                        .collect(Collectors.joining("<br>"));
    }

    private static String commentOn(String store, String source) {
        Matcher matcher = Pattern.compile("    /// (.+)\n    public static final String \\w+ = \"" + store + "\";")
                .matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException("no comment of one line on the name of store " + store);
        }
        return matcher.group(1)
                .replaceAll("\\[#?(\\w+)\\]", "`$1`")
                .replaceAll("\\.$", "")
                .replace("|", "\\|");
    }

    private static String source() {
        try {
            return Files.readString(SOURCE);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
