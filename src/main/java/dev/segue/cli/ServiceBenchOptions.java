package dev.segue.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of the benches that ask processes over HTTP.
final class ServiceBenchOptions {

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

    @Mixin
    private WorkFolder work = new WorkFolder();

    boolean json() {
        return json;
    }

    int users() {
        return users;
    }

    /// Makes a folder for the processes.
    WorkFolder.Made makeFolder() {
        return work.make();
    }

    /// Starts the processes in a folder.
    BenchService start(WorkFolder.Made folder, int nodes, int perSecond) {
        List<String> pairs = new ArrayList<>();
        settings.forEach((key, value) -> pairs.add(key + "=" + value));
        BenchService service = new BenchService(
                folder.path(), new BenchShape(1_000, users, tracks, partitions), nodes, perSecond, pairs);
        service.warmUp(warmUp);
        return service;
    }
}
