package dev.segue.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue bench lookups`: how long a list takes at its owner and through another process, and what a crash costs.
@Command(
        name = "lookups",
        description = {
            "Measure look-ups beside a stream of plays: at the process that owns the listener and, with two processes,",
            "through the other one; then kill -9 one of the two and measure how the other goes on. Broker and processes",
            "are children."
        })
final class BenchLookupsCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_NODES = 2;
    private static final int ASKED_USERS = 400;
    private static final long SECOND = 1_000_000_000L;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private ServiceBenchOptions options = new ServiceBenchOptions();

    @Option(names = "--nodes", paramLabel = "N", description = "Segue processes, 1 or 2. Default: ${DEFAULT-VALUE}.")
    private int nodes = MOST_NODES;

    @Option(names = "--rate", paramLabel = "N", description = "Plays a second beside it. Default: ${DEFAULT-VALUE}.")
    private int rate = 2_000;

    @Option(names = "--requests", paramLabel = "N", description = "Look-ups a second. Default: ${DEFAULT-VALUE}.")
    private int requests = 500;

    @Option(names = "--seconds", paramLabel = "N", description = "How long each part lasts. Default: ${DEFAULT-VALUE}.")
    private int seconds = 30;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    @Override
    public void run() {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "--nodes must be 1 or %d but was %d".formatted(MOST_NODES, nodes));
        }
        try (WorkFolder.Made folder = options.makeFolder();
                BenchService service = options.start(folder, nodes, rate)) {
            Map<String, Object> json = service.describe();
            List<String> owned = usersOwnedBy(service.nodes().getFirst());
            Map<String, Object> latencies = new LinkedHashMap<>();
            json.put("requests_per_s", requests);
            json.put("failed", askEach(service.nodes(), owned, latencies));
            json.put("latency_ms", latencies);
            if (nodes == MOST_NODES) {
                json.put("crash", crash(service, owned));
            }
            Json.print(spec.commandLine().getOut(), json);
            spec.commandLine().getOut().flush();
        } finally {
            http.shutdownNow();
        }
    }

    /// Asks the owner and, when there is another, the other one, each first for a while that is not counted, for the
    /// JIT; returns how many answers did not come.
    private long askEach(List<ServeChild> asked, List<String> users, Map<String, Object> latencies) {
        asked.forEach(node -> ask(node, users, new Latencies(), Math.max(5, seconds / 3)));
        long failed = 0;
        for (ServeChild node : asked) {
            Latencies taken = new Latencies();
            failed += ask(node, users, taken, seconds);
            latencies.put(latencies.isEmpty() ? "lookup" : "lookup_forwarded", taken.toJson());
        }
        return failed;
    }

    /// Kills the first process, which owns the listeners asked for, and asks the other one; then starts it again.
    private Map<String, Object> crash(BenchService service, List<String> owned) {
        ServeChild victim = service.nodes().getFirst();
        try (LookupProbe probe = new LookupProbe(List.of(service.nodes().getLast()), owned, requests, 1)) {
            LockSupport.parkNanos(2 * SECOND);
            long killed = System.nanoTime();
            victim.kill();
            ServeChild survivor = service.nodes().getLast();
            BenchService.await(
                    "the other process owns everything",
                    () -> survivor.get("/v1/ledger", Duration.ofSeconds(2))
                            .path("complete")
                            .asBoolean());
            double takenOver = (System.nanoTime() - killed) / 1e9;
            LockSupport.parkNanos(5 * SECOND);
            long started = System.nanoTime();
            victim.restart();
            BenchService.await("the killed process is ready", victim::isReady);
            double ready = (System.nanoTime() - started) / 1e9;
            LookupProbe.Tally tally = probe.finish();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("seconds_until_processed_again", takenOver);
            json.put("seconds_to_ready_after_restart", ready);
            json.put("availability", tally.asked() == 0 ? 0 : (double) tally.answered() / tally.asked());
            json.put("lookups", tally);
            return json;
        }
    }

    /// Asks at a steady rate, however long answers take, and returns how many did not come.
    private long ask(ServeChild node, List<String> users, Latencies latencies, int forSeconds) {
        AtomicLong failed = new AtomicLong();
        Random random = new Random(1);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < (long) forSeconds * requests; i++) {
                long due = start + i * SECOND / requests;
                LockSupport.parkNanos(due - System.nanoTime());
                String user = users.get(random.nextInt(users.size()));
                var _ = threads.submit(() -> {
                    if (statusOf(node, user, false) == 200) {
                        latencies.add(System.nanoTime() - due);
                    } else {
                        failed.incrementAndGet();
                    }
                });
            }
        }
        return failed.get();
    }

    /// Returns listeners whose state a process owns: it answers for them without another's help.
    private List<String> usersOwnedBy(ServeChild node) {
        List<String> owned = new ArrayList<>();
        for (int user = 0; user < options.users() && owned.size() < ASKED_USERS; user++) {
            String name = "listener-%05d".formatted(user);
            if (statusOf(node, name, true) == 200) {
                owned.add(name);
            }
        }
        if (owned.isEmpty()) {
            throw new CommandFailure(ExitStatus.FAILED, "%s owns no listener that is known".formatted(node.name()));
        }
        return owned;
    }

    /// Returns the status of a list; of a taste that the owner itself must answer, when asked only for that.
    private int statusOf(ServeChild node, String user, boolean ownOnly) {
        String path = ownOnly ? "taste?max_lag_ms=86400000" : "recommendations?limit=20";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("%s/v1/users/%s/%s".formatted(node.address(), user, path)))
                .timeout(PATIENCE);
        try {
            HttpResponse<String> answer = http.send(
                    ownOnly ? request.header("Segue-Forwarded", "1").build() : request.build(),
                    HttpResponse.BodyHandlers.ofString());
            boolean standby =
                    answer.headers().firstValue("Segue-Served-By").orElse("").equals("standby");
            return ownOnly && standby ? 503 : answer.statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }
}
