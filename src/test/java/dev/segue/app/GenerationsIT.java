package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.segue.cli.GenerationTopic;
import dev.segue.embedded.BrokerProcess;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.ranking.Encoders;
import dev.segue.topology.Topics;
import dev.segue.training.PackedGeneration;
import dev.segue.training.TrainedGenerations;
import dev.segue.wire.GenerationRows;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A service goes over to generations and back while it is asked: no look-up fails, none mixes two, and killed it comes
/// back to the one that served.
@Timeout(600)
class GenerationsIT {

    private static final int TRACKS = 12;
    private static final int TURNS = 6;

    /// A track that nobody has played.
    private static final String LONE = "lone";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path dir;

    @Test
    void switchesUnderLoadAndComesBackToWhatServed() throws Exception {
        PackedGeneration first = generation(1, 1);
        PackedGeneration second = generation(2, 2);
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.empty(), 0)) {
            Settings settings = Settings.load(SettingsSources.ofProcess()
                    .with(Settings.BOOTSTRAP_SERVERS, broker.bootstrapServers(), "the test"));
            try (SegueProcess segue = start(broker, registry)) {
                listen(segue);
                try (Hammer hammer = new Hammer(segue)) {
                    assertThat(promoted(settings, segue, first)).isEqualTo(1);
                    assertThat(promoted(settings, segue, second)).isEqualTo(2);
                    for (int turn = 0; turn < TURNS; turn++) {
                        assertThat(rolledBack(settings, segue)).isEqualTo(turn % 2 == 0 ? 1 : 2);
                    }
                    hammer.finish();
                    assertThat(hammer.generations).contains(1, 2);
                    assertThat(hammer.answers.get()).isGreaterThan(TURNS);
                }
                leaveHalfWritten(broker, second);
                awaitRefusal(segue);
                assertThat(generationOf(near(segue))).isEqualTo(2);
            }
            // Of partitions nothing is said: it takes as many as the cluster has.
            try (SegueProcess segue = start(broker, registry, List.of())) {
                assertThat(generationOf(near(segue))).isEqualTo(2);
                assertThat(rolledBack(settings, segue)).isEqualTo(2);
                assertThat(promoted(settings, segue, first)).isEqualTo(1);
                JsonNode models = MAPPER.readTree(segue.get("/v1/models").body());
                assertThat(models.path("serving").asInt()).isEqualTo(1);
                assertThat(models.path("generations").findValuesAsText("name"))
                        .containsExactly(first.name(), second.name());
                PackedGeneration third = generation(3, 3);
                leaveChanged(broker, third);
                assertThat(promoted(settings, segue, third)).isEqualTo(6);
            }
        }
    }

    @Test
    void anEncoderComesAndGoesWithItsGeneration() throws Exception {
        SequenceModel.Builder encoder = Encoders.ofLastTrack();
        Encoders.put(encoder, "track-" + (TRACKS - 1), 3, 1);
        Encoders.put(encoder, LONE, 3, 1);
        PackedGeneration trained =
                TrainedGenerations.written(dir.resolve("generations"), 1, vectors(1), Optional.of(encoder.build()));
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.empty(), 0);
                SegueProcess segue = start(broker, registry)) {
            Settings settings = Settings.load(SettingsSources.ofProcess()
                    .with(Settings.BOOTSTRAP_SERVERS, broker.bootstrapServers(), "the test"));
            listen(segue);
            HttpResponse<String> described =
                    segue.post("/v1/catalog", "{\"track\": \"%s\", \"title\": \"Lone\"}".formatted(LONE));
            assertThat(described.statusCode()).as(described.body()).isBetween(200, 299);
            assertThat(lists(segue).findValuesAsText("track")).isNotEmpty().doesNotContain(LONE);

            assertThat(promoted(settings, segue, trained)).isEqualTo(1);

            JsonNode list = lists(segue);
            JsonNode lone = itemOf(list, LONE);
            assertThat(lone.path("source").asText()).as(list.toString()).isEqualTo("encoder");
            JsonNode shown = MAPPER.readTree(segue.get("/v1/recommendations/%s?explain=full"
                            .formatted(list.path("recommendation_id").asText()))
                    .body());
            assertThat(shown.path("generation").asInt()).isEqualTo(1);
            assertThat(valueOf("encoder-fit", itemOf(shown, LONE)))
                    .as(shown.toString())
                    .isPositive();

            assertThat(rolledBack(settings, segue)).isZero();
            assertThat(lists(segue).findValuesAsText("track")).isNotEmpty().doesNotContain(LONE);
        }
    }

    /// A list of all that may be offered to a listener who has played every track but the lone one.
    private static JsonNode lists(SegueProcess segue) throws Exception {
        HttpResponse<String> list = segue.get("/v1/users/user-0/recommendations?limit=50&record=shown");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return MAPPER.readTree(list.body());
    }

    private static JsonNode itemOf(JsonNode list, String track) {
        for (JsonNode item : list.path("items")) {
            if (item.path("track").asText().equals(track)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private static double valueOf(String feature, JsonNode item) {
        for (JsonNode contribution : item.path("contributions")) {
            if (contribution.path("feature").asText().equals(feature)) {
                return contribution.path("value").asDouble();
            }
        }
        return 0;
    }

    private SegueProcess start(BrokerProcess broker, EmbeddedRegistry registry) throws Exception {
        return start(broker, registry, List.of("segue.topology.partitions=2"));
    }

    private SegueProcess start(BrokerProcess broker, EmbeddedRegistry registry, List<String> settings)
            throws Exception {
        SegueProcess segue =
                SegueProcess.start(broker.bootstrapServers(), registry.url(), dir, settings.toArray(String[]::new));
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && segue.isAlive()) {
            try {
                if (segue.get("/health/ready").statusCode() == 200) {
                    return segue;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("not ready within " + PATIENCE);
    }

    /// Everybody plays every track, and the service knows of all.
    private static void listen(SegueProcess segue) throws Exception {
        Instant at = Instant.now().minus(Duration.ofHours(2));
        for (int listener = 0; listener < 3; listener++) {
            for (int track = 0; track < TRACKS; track++) {
                HttpResponse<String> answer =
                        segue.post("/v1/events", """
                        {"type": "play", "user": "user-%d", "track": "track-%d", "at": "%s"}""".formatted(listener, track, at.plusSeconds(200L * track)));
                assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            }
        }
        for (int track = 0; track < TRACKS; track++) {
            Instant end = Instant.now().plus(PATIENCE);
            while (segue.get("/v1/tracks/track-%d/similar?limit=1".formatted(track))
                            .statusCode()
                    != 200) {
                assertThat(Instant.now()).as("track %d is known", track).isBefore(end);
            }
        }
    }

    private static int promoted(Settings settings, SegueProcess segue, PackedGeneration generation) throws Exception {
        long before = System.nanoTime();
        int number;
        try (GenerationTopic topic = GenerationTopic.open(settings)) {
            number = topic.promote(generation);
        }
        say("promoted", number, before, segue);
        return number;
    }

    private static int rolledBack(Settings settings, SegueProcess segue) throws Exception {
        long before = System.nanoTime();
        int number;
        try (GenerationTopic topic = GenerationTopic.open(settings)) {
            number = topic.rollBack();
        }
        say("rolled back", number, before, segue);
        return number;
    }

    private static void say(String what, int generation, long beforeNanos, SegueProcess segue) throws Exception {
        long written = System.nanoTime();
        await(segue, generation);
        System.out.printf(
                "%s to generation %d: written within %d ms, serves %d ms later%n",
                what, generation, (written - beforeNanos) / 1_000_000, (System.nanoTime() - written) / 1_000_000);
    }

    private static void await(SegueProcess segue, int generation) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (generationOf(near(segue)) != generation) {
            assertThat(Instant.now()).as("generation %d serves", generation).isBefore(end);
        }
    }

    private static void awaitRefusal(SegueProcess segue) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!segue.get("/metrics").body().contains("segue_generations_refused_total 2.0")) {
            assertThat(Instant.now()).as("half a generation is refused").isBefore(end);
        }
    }

    private static HttpResponse<String> near(SegueProcess segue) throws Exception {
        return segue.get("/v1/tracks/track-0/similar?by=factors&limit=1");
    }

    private static int generationOf(HttpResponse<String> answer) throws IOException {
        return MAPPER.readTree(answer.body()).path("generation").asInt(-1);
    }

    /// Part of a generation, and a pointer at it: what no command of ours would leave.
    private static void leaveHalfWritten(BrokerProcess broker, PackedGeneration generation) {
        Map<String, byte[]> rows = new LinkedHashMap<>(GenerationRows.rows(3, generation.name(), generation.files()));
        rows.remove(GenerationRows.keyOfChunk(3, 0));
        send(broker, rows, new GenerationRows.Serving(3, 2, 3));
    }

    /// A whole generation that is not what its manifest says, and a pointer at it.
    private static void leaveChanged(BrokerProcess broker, PackedGeneration generation) {
        Map<String, byte[]> files = new HashMap<>(generation.files());
        files.computeIfPresent("vectors.bin", (_, bytes) -> {
            byte[] changed = bytes.clone();
            changed[changed.length - 1]++;
            return changed;
        });
        send(
                broker,
                new LinkedHashMap<>(GenerationRows.rows(4, generation.name(), files)),
                new GenerationRows.Serving(4, 1, 4));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing the producer waits for all of it
    private static void send(BrokerProcess broker, Map<String, byte[]> rows, GenerationRows.Serving serving) {
        rows.put(GenerationRows.SERVING, GenerationRows.write(serving));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            rows.forEach((key, value) -> producer.send(new ProducerRecord<>(
                    new Topics("segue.").modelGenerations(), key.getBytes(StandardCharsets.UTF_8), value)));
        }
    }

    /// In generation n, track n is like track 0, and no other is.
    private PackedGeneration generation(long steps, int like) throws IOException {
        return TrainedGenerations.written(dir.resolve("generations"), steps, vectors(like));
    }

    private static Map<String, float[]> vectors(int like) {
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int track = 0; track < TRACKS; track++) {
            float[] vector = new float[FactorSettings.DEFAULTS.dimensions()];
            vector[track == like ? 0 : track] = 1;
            vectors.put("track-" + track, vector);
        }
        return vectors;
    }

    /// Asks without a pause until it is told to stop.
    private static final class Hammer implements AutoCloseable {

        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicInteger answers = new AtomicInteger();
        private final Set<Integer> generations = ConcurrentHashMap.newKeySet();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<?>> askers = new ArrayList<>();

        Hammer(SegueProcess segue) {
            for (int asker = 0; asker < 3; asker++) {
                String lists = "/v1/users/user-%d/recommendations?limit=5".formatted(asker);
                askers.add(threads.submit(() -> {
                    while (!stop.get()) {
                        ask(segue, lists);
                    }
                    return null;
                }));
            }
        }

        private void ask(SegueProcess segue, String lists) throws Exception {
            HttpResponse<String> list = segue.get(lists);
            assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
            generations.add(generationOf(list));
            HttpResponse<String> near = near(segue);
            assertThat(near.statusCode()).as(near.body()).isEqualTo(200);
            JsonNode json = MAPPER.readTree(near.body());
            int generation = json.path("generation").asInt(-1);
            assertThat(generation).isBetween(0, 2);
            if (generation > 0) {
                assertThat(json.at("/items/0/track").asText()).as(near.body()).isEqualTo("track-" + generation);
            }
            answers.incrementAndGet();
        }

        /// Stops, and throws what an asker found.
        void finish() throws Exception {
            stop.set(true);
            for (Future<?> asker : askers) {
                asker.get();
            }
        }

        @Override
        public void close() {
            stop.set(true);
            threads.close();
        }
    }
}
