package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.cli.SegueCommandLine;
import dev.segue.embedded.BrokerProcess;
import dev.segue.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A service trains anew from what it was told, by a schedule and by hand; and a generation that is promoted knows
/// what came after its cut-off.
@Tag("slow") // trains in child processes of the lowest priority: mvn verify -Dexcluded.tests=interop
@Timeout(2400)
class RetrainingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final int PLAYS = 400;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path dir;

    @Test
    void trainsFromTheTopicAndForgetsNothing() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.empty(), 0);
                SegueProcess segue = start(broker, registry)) {
            Instant end = listen(segue);
            Path trained = trained(broker, registry);
            for (int user = 0; user < 3; user++) {
                play(segue, user, "late-track", end.plusSeconds(60L * user));
            }

            run(broker, registry, "models", "promote", trained.toString(), "--force");

            awaitServing(segue, 1);
            HttpResponse<String> near = segue.get("/v1/tracks/late-track/similar?by=factors&limit=3");
            assertThat(near.statusCode()).as(near.body()).isEqualTo(200);
            assertThat(MAPPER.readTree(near.body()).path("generation").asInt()).isEqualTo(1);
            assertThat(MAPPER.readTree(near.body()).path("items")).isNotEmpty();
            assertThat(models(segue).path("generations").findValuesAsText("name"))
                    .anyMatch(name -> name.matches(trained.getFileName() + "\\+[0-9a-f]{8}"));
            JsonNode last = awaitRetrained(segue);
            assertThat(last.path("generation").asText()).startsWith("g-");
            assertThat(last.path("detail").asText()).contains("worse than what serves: mixed ndcg@20 better by ");
            assertThat(models(segue).path("serving").asInt())
                    .as("it only reports")
                    .isEqualTo(1);
            assertThat(models(segue).at("/retraining/elected").asBoolean()).isTrue();
        }
    }

    private SegueProcess start(BrokerProcess broker, EmbeddedRegistry registry) throws Exception {
        SegueProcess segue = SegueProcess.start(
                broker.bootstrapServers(),
                registry.url(),
                dir,
                "segue.topology.partitions=2",
                "segue.retraining.schedule=* * * * *",
                "segue.retraining.folder=" + dir.resolve("retrained"));
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

    /// Returns when all have listened.
    private static Instant listen(SegueProcess segue) throws Exception {
        Random random = new Random(42);
        Instant at = Instant.now().minus(Duration.ofDays(2));
        for (int play = 0; play < PLAYS; play++) {
            int user = random.nextInt(10);
            play(segue, user, "track-" + (random.nextInt(10) * 2 + user % 2), at);
            at = at.plusSeconds(120);
        }
        return at;
    }

    private static void play(SegueProcess segue, int user, String track, Instant at) throws Exception {
        HttpResponse<String> answer = segue.post("/v1/events", """
                {"type": "play", "user": "user-%d", "track": "%s", "at": "%s"}""".formatted(user, track, at));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private Path trained(BrokerProcess broker, EmbeddedRegistry registry) throws IOException {
        Path out = dir.resolve("generations");
        run(broker, registry, "train", "--epochs", "3", "--folds", "2", "--out", out.toString());
        try (Stream<Path> folders = Files.list(out)) {
            return folders.findFirst().orElseThrow();
        }
    }

    private static void run(BrokerProcess broker, EmbeddedRegistry registry, String... command) {
        List<String> arguments = Stream.concat(
                        Stream.of(command),
                        Stream.of("--bootstrap", broker.bootstrapServers(), "--registry", registry.url()))
                .toList();
        assertThat(new SegueCommandLine().run(arguments.toArray(String[]::new)))
                .as(String.join(" ", arguments))
                .isZero();
    }

    private static void awaitServing(SegueProcess segue, int generation) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (models(segue).path("serving").asInt() != generation) {
            assertThat(Instant.now()).as("generation %d serves", generation).isBefore(end);
            Thread.sleep(20);
        }
    }

    /// Waits for a training that did not fail for want of plays.
    private static JsonNode awaitRetrained(SegueProcess segue) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode last = models(segue).at("/retraining/last");
        while (!List.of("reported", "worse").contains(last.path("outcome").asText())) {
            assertThat(Instant.now()).as("retrained: %s", last).isBefore(end);
            Thread.sleep(200);
            last = models(segue).at("/retraining/last");
        }
        return last;
    }

    private static JsonNode models(SegueProcess segue) throws Exception {
        return MAPPER.readTree(segue.get("/v1/models").body());
    }
}
