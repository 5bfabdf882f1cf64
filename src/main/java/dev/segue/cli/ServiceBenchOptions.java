package dev.segue.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/// The options of the benches that ask processes over HTTP.
final class ServiceBenchOptions {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceBenchOptions.class);

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--users", paramLabel = "N", description = "Listeners. Default: ${DEFAULT-VALUE}.")
    private int users = 10_000;

    @Option(names = "--tracks", paramLabel = "N", description = "Tracks. Default: ${DEFAULT-VALUE}.")
    private int tracks = 36_000;

    @Option(names = "--partitions", paramLabel = "N", description = "Partitions. Default: ${DEFAULT-VALUE}.")
    private int partitions = 4;

    @Option(names = "--warm-up", paramLabel = "N", description = "Plays before measuring. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 60_000;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting of every Segue process.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where a folder for the bench is made, and deleted. Default: ${DEFAULT-VALUE}.")
    private Path dir = Path.of("target");

    boolean json() {
        return json;
    }

    int users() {
        return users;
    }

    /// Starts the processes in a new folder below `--dir`.
    BenchService start(Path folder, int nodes, int perSecond) {
        List<String> pairs = new ArrayList<>();
        settings.forEach((key, value) -> pairs.add(key + "=" + value));
        BenchService service =
                new BenchService(folder, new BenchShape(1_000, users, tracks, partitions), nodes, perSecond, pairs);
        service.warmUp(warmUp);
        return service;
    }

    Path newFolder() {
        return newFolder(dir);
    }

    /// Makes a new folder below one.
    static Path newFolder(Path dir) {
        try {
            Files.createDirectories(dir);
            return Files.createTempDirectory(dir, "bench-");
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "no folder can be made in %s: %s".formatted(dir, e), e);
        }
    }

    /// Deletes a bench's folder as far as that is possible: what failed before it is what matters.
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be deleted: {}", folder, e.toString());
        }
    }
}
