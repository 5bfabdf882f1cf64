package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.app.DumpedState.DumpedFollowing;
import dev.segue.app.DumpedState.DumpedPlay;
import dev.segue.cli.ChaosEvents;
import dev.segue.cli.ChaosSettings;
import dev.segue.embedded.BrokerProcess;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.EventType;
import dev.segue.events.Fingerprint;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.recount.InputRecord;
import dev.segue.recount.NaiveLists;
import dev.segue.recount.NaiveLists.Listed;
import dev.segue.recount.NaiveLists.Row;
import dev.segue.recount.Recount;
import dev.segue.recount.Recount.Weight;
import dev.segue.recount.RegistrySchemas;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Killed under load again and again, and its broker too, Segue knows exactly what a plain recount of its input says.
@Timeout(900)
class EndToEndIT {

    private static final int PARTITIONS = 4;
    private static final int EVENTS = 20_000;
    private static final int KILLS = 3;
    private static final String DUMP = "dump.jsonl";
    private static final Topics TOPICS = new Topics("segue.");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path dir;

    @Test
    void whatIsStoredEqualsARecountOfTheInput() throws Exception {
        Instant end = Instant.now().minus(Duration.ofHours(3));
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.empty(), 0)) {
            createTopics(broker);
            ChaosEvents load = new ChaosEvents(TOPICS.listeningEvents(), PARTITIONS, registry.url(), 11);

            JsonNode ledger = run(broker, registry, load, load.invented(end, EVENTS), end);

            TopicContents topics = new TopicContents(broker.bootstrapServers());
            Recount recount = recount(topics, registry);
            check(recount, ledger.get("total"));
            DumpedState dumped = DumpedState.read(dir.resolve(DUMP));
            check(recount, dumped);
            checkReactions(recount, dumped);
            checkUpdates(recount, dumped, topics);
            assertThat(deadLetters(topics, registry)).containsExactlyInAnyOrderElementsOf(recount.deadLetters());
        }
    }

    /// Sends all records, kills Segue while it is at work, and returns the ledger after everything has come to rest.
    private JsonNode run(
            BrokerProcess broker,
            EmbeddedRegistry registry,
            ChaosEvents load,
            List<ProducerRecord<byte[], byte[]>> records,
            Instant end)
            throws Exception {
        long sent = 0;
        try (Producer<byte[], byte[]> producer = producer(broker)) {
            int part = records.size() / (KILLS + 1);
            for (int kill = 0; kill < KILLS; kill++) {
                long before = sent;
                sent += send(producer, records.subList(kill * part, (kill + 1) * part));
                long all = sent;
                try (SegueProcess segue = segue(broker, registry)) {
                    JsonNode seen = await(segue, total -> count(total, "read") > before + part / 10);
                    assertThat(count(seen, "read")).as("killed under load").isLessThan(all);
                }
            }
            try (SegueProcess segue = segue(broker, registry)) {
                sent += sendWhileTheBrokerIsKilled(
                        producer, records.subList(KILLS * part, records.size()), broker, segue, sent);
                awaitRest(segue, sent);
                sent += send(producer, load.clocksAt(end.plus(Duration.ofHours(2))));
                awaitRest(segue, sent);
                sent += send(producer, load.clocksAt(end.plus(Duration.ofMinutes(160))));
                JsonNode ledger = awaitRest(segue, sent);
                segue.dump(dir.resolve(DUMP));
                return ledger;
            }
        }
    }

    /// Sends, and kills and restarts the broker when Segue has read a part of it; the producer goes on by itself.
    private int sendWhileTheBrokerIsKilled(
            Producer<byte[], byte[]> producer,
            List<ProducerRecord<byte[], byte[]>> records,
            BrokerProcess broker,
            SegueProcess segue,
            long before)
            throws Exception {
        int half = records.size() / 2;
        send(producer, records.subList(0, half));
        JsonNode seen = await(segue, total -> count(total, "read") > before + half / 10);
        assertThat(count(seen, "read")).as("broker killed under load").isLessThan(before + half);
        broker.kill();
        // Beside the sending: a producer that has lost its metadata blocks in send() until there is a broker again.
        CompletableFuture<Void> restarted = CompletableFuture.runAsync(broker::restart);
        send(producer, records.subList(half, records.size()));
        restarted.get();
        return records.size();
    }

    static void check(Recount recount, JsonNode total) {
        assertThat(recount.duplicates()).isPositive();
        assertThat(recount.rerouted()).isPositive();
        assertThat(count(total, "read")).isEqualTo(recount.read());
        assertThat(count(total, "accepted")).isEqualTo(recount.accepted());
        assertThat(count(total, "duplicate")).isEqualTo(recount.duplicates());
        assertThat(count(total, "dead_lettered"))
                .isEqualTo(recount.deadLetters().size());
        assertThat(count(total, "rerouted")).isEqualTo(recount.rerouted());
        assertThat(count(total, "rerouted_in")).isEqualTo(recount.rerouted());
    }

    static void check(Recount recount, DumpedState dumped) {
        Map<String, List<DumpedPlay>> histories = new HashMap<>();
        recount.plays()
                .forEach((user, plays) -> histories.put(
                        user,
                        plays.stream()
                                .map(play -> new DumpedPlay(hex(play.track()), play.atMillis()))
                                .toList()));
        Map<DumpedFollowing, Weight> successors = new HashMap<>();
        recount.successors()
                .forEach((pair, weight) -> successors.put(new DumpedFollowing(pair.from(), hex(pair.to())), weight));

        assertThat(histories).hasSizeGreaterThan(200);
        assertThat(dumped.histories()).isEqualTo(histories);
        assertThat(successors).hasSizeGreaterThan(10_000);
        assertThat(dumped.successors()).isEqualTo(successors);
        assertThat(dumped.counts("plays")).isEqualTo(recount.playCounts());
        assertThat(dumped.counts("skips")).isEqualTo(recount.skipCounts());
        assertThat(dumped.counts("likes")).isEqualTo(recount.likeCounts());
        assertThat(dumped.counts("dislikes")).isEqualTo(recount.dislikeCounts());
        checkLists(recount, dumped);
    }

    /// Of what was shown and what came of it nothing is lost, and nothing is there twice.
    static void checkLists(Recount recount, DumpedState dumped) {
        Map<Listed, Row> lists = new HashMap<>();
        recount.lists().stored().forEach((list, row) -> lists.put(list, row.named(EndToEndIT::hex)));
        Map<String, Long> counts = NaiveLists.counts(lists.values());
        NaiveLists seen = recount.lists().seen();

        assertThat(List.of(seen.waited(), seen.overruled(), seen.refused(), seen.lateButTaken()))
                .as("answers before their list, over others, too late, and too late but soon")
                .doesNotContain(0L);
        assertThat(counts.keySet())
                .containsExactly(
                        "outcomes_completed",
                        "outcomes_disliked",
                        "outcomes_ignored",
                        "outcomes_liked",
                        "outcomes_skipped",
                        "outcomes_taken_back",
                        "tracks_shown");
        assertThat(lists).hasSizeGreaterThan(100);
        assertThat(differences(lists, dumped.lists())).isEmpty();
        assertThat(dumped.feedback()).isEqualTo(counts);
    }

    /// Returns the keys whose values differ, with both: a few, of maps that would fill a log.
    private static <K, V> Map<K, String> differences(Map<K, V> expected, Map<K, V> found) {
        return Stream.concat(expected.keySet().stream(), found.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
                .limit(20)
                .collect(Collectors.toMap(
                        key -> key, key -> "expected %s, found %s".formatted(expected.get(key), found.get(key))));
    }

    /// Each event has told the owner of its track once, each pair of plays was sent once, and each update that was sent
    /// to a track is counted there once.
    static void checkUpdates(Recount recount, DumpedState dumped, TopicContents topics) {
        SentUpdates sent = SentUpdates.of(topics.of(TOPICS.trackUpdates()));
        Map<DumpedFollowing, Weight> successors = new HashMap<>();
        sent.successors()
                .forEach((pair, weight) -> successors.put(new DumpedFollowing(pair.from(), pair.to()), weight));

        assertThat(sent.all()).hasSizeGreaterThan(1_000).isEqualTo(dumped.counts("updates"));
        assertThat(sent.of(Kind.PLAY)).isEqualTo(recount.playCounts());
        assertThat(sent.of(Kind.SKIP)).isEqualTo(recount.skipCounts());
        assertThat(sent.of(Kind.LIKE)).isEqualTo(recount.likeCounts());
        assertThat(sent.of(Kind.DISLIKE)).isEqualTo(recount.dislikeCounts());
        assertThat(sent.of(Kind.UNLIKE)).isNotEmpty().isEqualTo(recount.unlikeCounts());
        assertThat(successors).isEqualTo(dumped.successors());
    }

    private static void checkReactions(Recount recount, DumpedState dumped) {
        Map<String, String> verdicts = new HashMap<>();
        recount.verdicts()
                .forEach((judged, verdict) -> verdicts.put(judged.user() + " " + hex(judged.track()), verdict));
        Map<String, Set<String>> blocks = new HashMap<>();
        recount.blocks()
                .forEach((user, ofOne) ->
                        ofOne.forEach((blocked, until) -> blocks.computeIfAbsent(user, _ -> new HashSet<>())
                                .add("%s %s %s"
                                        .formatted(
                                                blocked.kind(),
                                                hex(blocked.id()),
                                                until.map(String::valueOf).orElse("for good")))));

        assertThat(recount.types().keySet())
                .containsExactlyInAnyOrder(
                        Stream.of(EventType.values()).map(Enum::name).toArray(String[]::new));
        assertThat(recount.likeCounts()).isNotEmpty();
        assertThat(recount.dislikeCounts()).isNotEmpty();
        assertThat(dumped.verdicts()).isNotEmpty().isEqualTo(verdicts);
        assertThat(dumped.blocks()).isNotEmpty().isEqualTo(blocks);
    }

    private static String hex(String id) {
        return "%016x".formatted(Fingerprint.of(id));
    }

    private static Recount recount(TopicContents topics, EmbeddedRegistry registry) {
        try (RegistrySchemas schemas = new RegistrySchemas(registry.url())) {
            List<InputRecord> input = topics.of(TOPICS.listeningEvents()).stream()
                    .map(one -> new InputRecord(one.partition(), one.offset(), one.timestamp(), one.value()))
                    .toList();
            return Recount.of(input, schemas, PARTITIONS, ChaosSettings.OUTCOME_WINDOW);
        }
    }

    private static List<String> deadLetters(TopicContents topics, EmbeddedRegistry registry) {
        Deserializer<DeadLetter> deserializer = AvroSerdes.create(
                        DeadLetter.class, Map.of("schema.registry.url", registry.url()))
                .deserializer();
        return topics.of(TOPICS.deadLetters()).stream()
                .map(one -> deserializer.deserialize(one.topic(), one.value()))
                .map(letter -> letter.getSourcePartition() + "/" + letter.getSourceOffset() + " " + letter.getReason())
                .toList();
    }

    private JsonNode awaitRest(SegueProcess segue, long sent) throws InterruptedException {
        JsonNode before = await(segue, total -> isAtRest(total, sent));
        while (true) {
            Thread.sleep(2_000);
            JsonNode now = await(segue, total -> isAtRest(total, sent));
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    private static boolean isAtRest(JsonNode total, long sent) {
        return count(total, "read") == sent
                && count(total, "rerouted") == count(total, "rerouted_in")
                && count(total, "updates_sent") == count(total, "updates_applied");
    }

    /// Returns the ledger as soon as its sums pass a test.
    private JsonNode await(SegueProcess segue, Predicate<JsonNode> test) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode ledger = segue.ledger();
        while (ledger.isMissingNode() || !test.test(ledger.path("total"))) {
            assertThat(segue.isAlive()).as("Segue runs").isTrue();
            assertThat(System.nanoTime()).as("in time; ledger %s", ledger).isLessThan(deadline);
            Thread.sleep(20);
            ledger = segue.ledger();
        }
        assertThat(ledger.get("balances").asBoolean())
                .as("balance of %s", ledger)
                .isTrue();
        return ledger;
    }

    private SegueProcess segue(BrokerProcess broker, EmbeddedRegistry registry) throws Exception {
        return SegueProcess.start(
                broker.bootstrapServers(),
                registry.url(),
                dir,
                ChaosSettings.exact().toArray(String[]::new));
    }

    private static long count(JsonNode counts, String name) {
        return counts.path(name).asLong();
    }

    private static void createTopics(BrokerProcess broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin).ensure(TOPICS.all(), PARTITIONS, (short) 1);
        }
    }

    private static Producer<byte[], byte[]> producer(BrokerProcess broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static int send(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> one : records) {
            sent.add(producer.send(one));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        return records.size();
    }
}
