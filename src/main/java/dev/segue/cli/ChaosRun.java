package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.cli.ChaosPlan.Harm;
import dev.segue.cli.ChaosPlan.Step;
import dev.segue.simulation.InventedHistory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Kills, pauses and starts again what a plan says while records come in, and waits until all has come to rest.
public final class ChaosRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TRANSACTION_WITHIN = Duration.ofSeconds(20);
    private static final int SECONDS_A_STEP = 30;
    private static final int MOST_RECORDS = 600_000;
    private static final int PROBES_PER_SECOND = 40;
    private static final int SHOWN_PER_SECOND = 4;
    private static final int KNOWN_USERS = 50;
    private static final int KNOWN_WITHIN = 200;

    /// The optimizing compiler stays on, short as these processes live: only it knows vector instructions, and without
    /// them each play that is folded in takes a hundred times as long.
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final ChaosSettings settings;
    private final Consumer<String> say;
    private final NodeCluster cluster;
    private final OpenTransactions transactions;
    private final Instant end;
    private final ChaosEvents events;
    private final List<Double> secondsToReady = new ArrayList<>();
    private int inside;
    private Acknowledged acknowledged = new Acknowledged(List.of(), List.of());

    /// What was done and seen.
    ///
    /// @param plan what was done
    /// @param inside steps whose victim had a transaction open when it was killed, as the broker had it
    /// @param sent records in the input topic
    /// @param secondsToReady from each start of a process to its being ready
    /// @param lookups what came of look-ups meanwhile
    /// @param acknowledged what was acknowledged over HTTP
    /// @param ledger what Segue says that became of the records
    record Outcome(
            ChaosPlan plan,
            int inside,
            long sent,
            List<Double> secondsToReady,
            LookupProbe.Tally lookups,
            Acknowledged acknowledged,
            JsonNode ledger) {}

    /// Starts the cluster.
    ///
    /// @param say told what is going on
    public ChaosRun(ChaosSettings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
        this.end = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
        cluster = new NodeCluster(settings.dir(), settings.partitions(), JVM, settings.all());
        transactions = new OpenTransactions(cluster.admin());
        events = new ChaosEvents(
                NodeCluster.TOPICS.listeningEvents(), settings.partitions(), cluster.registryUrl(), settings.seed());
        for (int i = 0; i < settings.nodes(); i++) {
            cluster.addNode();
        }
    }

    /// Returns where the broker is.
    public String bootstrapServers() {
        return cluster.broker().bootstrapServers();
    }

    /// Returns where the registry is.
    public String registryUrl() {
        return cluster.registryUrl();
    }

    /// Returns where a Segue is.
    public String serviceUrl() {
        return cluster.nodes().getFirst().address();
    }

    /// Returns what has been acknowledged over HTTP; nothing before the run is over.
    public Acknowledged acknowledged() {
        return acknowledged;
    }

    /// Returns the ledger after everything that the plan says has been done and all has come to rest.
    public JsonNode run() {
        return runAll().ledger();
    }

    Outcome runAll() {
        ChaosPlan plan = settings.plan();
        int wanted = Math.min(MOST_RECORDS, plan.steps().size() * SECONDS_A_STEP * settings.perSecond());
        List<ProducerRecord<byte[], byte[]>> records = events.invented(end, wanted);
        try (Producer<byte[], byte[]> producer = cluster.producer();
                ChaosLoad load = new ChaosLoad(producer, records.iterator(), settings.perSecond())) {
            awaitAllReady();
            await(
                    "the first records are processed",
                    () -> areRead(records.subList(0, Math.min(KNOWN_WITHIN, records.size()))));
            List<String> known = known(records);
            try (LookupProbe probe = new LookupProbe(cluster.nodes(), known, PROBES_PER_SECOND, settings.seed());
                    ShownProbe shown = shownProbe(known)) {
                for (int i = 0; i < plan.steps().size(); i++) {
                    say.accept("%d/%d %s"
                            .formatted(i + 1, plan.steps().size(), plan.steps().get(i)));
                    take(plan.steps().get(i));
                }
                awaitAllReady();
                LookupProbe.Tally lookups = probe.finish();
                acknowledged = shown.finish();
                JsonNode ledger = rest(producer, load.finish());
                return new Outcome(plan, inside, total(ledger, "read"), secondsToReady, lookups, acknowledged, ledger);
            }
        }
    }

    @Override
    public void close() {
        cluster.close();
    }

    /// What is reported over HTTP goes to where its listener lives: of others' records it cannot be said which came
    /// first.
    private ShownProbe shownProbe(List<String> known) {
        return new ShownProbe(
                cluster.nodes(),
                known.stream().filter(user -> !ChaosEvents.isMisplaced(user)).toList(),
                SHOWN_PER_SECOND,
                settings.seed(),
                end.minus(InventedHistory.SPAN));
    }

    private void take(Step step) {
        if (step.whenReady()) {
            awaitAllReady();
        }
        sleep(step.calm());
        ServeChild node = cluster.nodes().get(step.node());
        if (step.insideTransaction()
                && awaitTransaction(step.harm() == Harm.BROKER ? Optional.empty() : node.streamsProcessId())) {
            inside++;
        }
        switch (step.harm()) {
            case PAUSE -> {
                node.pause();
                sleep(step.down());
                node.goOn();
            }
            case SEGUE -> {
                node.kill();
                sleep(step.down());
                restart(node);
            }
            case STOP -> {
                if (node.stop() != ExitStatus.OK) {
                    throw new CommandFailure(
                            ExitStatus.FAILED,
                            "%s did not stop in good order; see %s".formatted(node.name(), node.log()));
                }
                sleep(step.down());
                restart(node);
            }
            case BROKER -> {
                cluster.broker().kill();
                sleep(step.down());
                cluster.broker().restart();
            }
            case BOTH -> {
                node.kill();
                cluster.broker().kill();
                sleep(step.down());
                cluster.broker().restart();
                restart(node);
            }
        }
    }

    private void restart(ServeChild node) {
        long start = System.nanoTime();
        node.restart();
        Thread.ofVirtual().start(() -> {
            while (node.isAlive() && !node.isReady()) {
                sleep(Duration.ofMillis(50));
            }
            if (node.isAlive()) {
                synchronized (secondsToReady) {
                    secondsToReady.add((System.nanoTime() - start) / 1e9);
                }
            }
        });
    }

    /// Returns whether a process (any process, when none is named) has a transaction open now.
    private boolean awaitTransaction(Optional<String> processId) {
        long deadline = System.nanoTime() + TRANSACTION_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            boolean open = processId
                    .map(transactions::isOpen)
                    .orElseGet(() -> !transactions.ids().isEmpty());
            if (open) {
                return true;
            }
            sleep(Duration.ofMillis(5));
        }
        return false;
    }

    private JsonNode rest(Producer<byte[], byte[]> producer, long sent) {
        say.accept("%d records are sent; waiting until all of them are processed".formatted(sent));
        awaitRest(sent);
        send(producer, events.clocksAt(end.plus(Duration.ofHours(2))));
        awaitRest(sent);
        send(producer, events.clocksAt(end.plus(Duration.ofMinutes(160))));
        return awaitRest(sent);
    }

    private static void send(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        records.forEach(one -> {
            var _ = producer.send(one);
        });
        producer.flush();
    }

    /// Waits until all that the input topic holds is processed: what was sent, and what the processes have put there.
    private JsonNode awaitRest(long sent) {
        JsonNode[] seen = {ledger(), ledger()};
        await("everything is processed", () -> {
            sleep(Duration.ofSeconds(2));
            long written = cluster.written(NodeCluster.TOPICS.listeningEvents());
            seen[0] = seen[1];
            seen[1] = ledger();
            return written >= sent && isAtRest(seen[1], written) && seen[1].equals(seen[0]);
        });
        return seen[1];
    }

    private static boolean isAtRest(JsonNode ledger, long written) {
        return ledger.path("complete").asBoolean()
                && total(ledger, "read") == written
                && total(ledger, "rerouted") == total(ledger, "rerouted_in")
                && total(ledger, "updates_sent") == total(ledger, "updates_applied");
    }

    private void awaitAllReady() {
        await(
                "all processes are ready",
                () -> cluster.nodes().stream().allMatch(ServeChild::isReady),
                () -> cluster.nodes().stream()
                        .map(node -> node.name() + " " + node.get("/health/ready", Duration.ofSeconds(5)))
                        .collect(Collectors.joining("; ")));
    }

    private void await(String what, BooleanSupplier test) {
        await(what, test, () -> "ledger " + ledger());
    }

    private void await(String what, BooleanSupplier test, Supplier<String> instead) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!test.getAsBoolean()) {
            for (ServeChild node : cluster.nodes()) {
                if (!node.isAlive()) {
                    throw new CommandFailure(
                            ExitStatus.FAILED, "%s has ended by itself; see %s".formatted(node.name(), node.log()));
                }
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(
                        ExitStatus.FAILED, "%s: not within %s; %s".formatted(what, PATIENCE, instead.get()));
            }
            sleep(Duration.ofMillis(100));
        }
    }

    /// Returns whether all these, the first that were sent, are processed where they belong. One partition may be
    /// seconds behind the others, so the sum over all of them does not tell.
    private boolean areRead(List<ProducerRecord<byte[], byte[]>> first) {
        Map<Integer, Long> sent =
                first.stream().collect(Collectors.groupingBy(ProducerRecord::partition, Collectors.counting()));
        JsonNode ledger = ledger();
        Map<Integer, Long> read = new HashMap<>();
        ledger.path("partitions")
                .forEach(line -> read.put(
                        line.path("partition").asInt(), line.path("read").asLong()));
        return sent.entrySet().stream().allMatch(one -> read.getOrDefault(one.getKey(), 0L) >= one.getValue())
                && total(ledger, "rerouted") == total(ledger, "rerouted_in");
    }

    private JsonNode ledger() {
        return cluster.nodes().getFirst().get("/v1/ledger", Duration.ofSeconds(5));
    }

    private static long total(JsonNode ledger, String count) {
        return ledger.path("total").path(count).asLong();
    }

    /// Some listeners of the first records: known before any harm is done.
    private static List<String> known(List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream()
                .limit(KNOWN_WITHIN)
                .filter(one -> one.key() != null && one.key().length > 0)
                .map(one -> new String(one.key(), StandardCharsets.UTF_8))
                .distinct()
                .limit(KNOWN_USERS)
                .collect(Collectors.toList());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }
}
