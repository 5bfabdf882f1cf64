package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.embedded.EmbeddedBroker;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import dev.segue.training.GenerationFolder;
import dev.segue.training.PackedGeneration;
import dev.segue.training.TrainedGenerations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A generation that is worse on the held-out tail comes to serve only by force.
@Timeout(300)
class ModelsPromoteIT {

    private static final int PLAYS = 1000;
    private static final int LISTENERS = 10;
    private static final int TRACKS = 300;
    private static final int FAVOURITES = 6;

    @TempDir
    private Path folder;

    @Test
    void aWorseGenerationIsRefusedUnlessItIsForced() throws Exception {
        Path plays = plays();
        Path good = trained(plays);
        PackedGeneration worse = TrainedGenerations.turned(folder, GenerationFolder.read(good));
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, 0)) {
            withTopics(broker);
            Shell first = new Shell();
            assertThat(promote(first, broker, good, plays)).as(first::err).isZero();
            assertThat(Json.read(first.out()).path("worse").asBoolean()).isFalse();
            Shell refused = new Shell();

            int status = promote(refused, broker, folder.resolve(worse.name()), plays);

            assertThat(status).as(refused.out()).isEqualTo(ExitStatus.FAILED);
            assertThat(refused.err().lines())
                    .containsExactly("segue: " + worse.name()
                            + " is worse than what serves, and is not promoted; --force promotes it all the same");
            JsonNode found = Json.read(refused.out());
            assertThat(found.path("compared_with").asInt()).isEqualTo(1);
            assertThat(found.path("worse").asBoolean()).isTrue();
            assertThat(found.path("promoted").asBoolean()).isFalse();
            assertThat(found.at("/slices/0/high").asDouble()).isNegative();
            Shell again = new Shell();
            assertThat(promote(again, broker, good, plays)).as(again::err).isZero();
            assertThat(Json.read(again.out()).path("number").asInt())
                    .as("it serves still")
                    .isEqualTo(1);

            Shell forced = new Shell();
            assertThat(promote(forced, broker, folder.resolve(worse.name()), plays, "--force"))
                    .as(forced::err)
                    .isZero();
            JsonNode done = Json.read(forced.out());
            assertThat(done.path("worse").asBoolean()).isTrue();
            assertThat(done.path("promoted").asBoolean()).isTrue();
            assertThat(done.path("number").asInt()).isEqualTo(2);
            assertThat(done.path("before").asInt()).isEqualTo(1);
        }
    }

    private static int promote(Shell shell, EmbeddedBroker broker, Path generation, Path plays, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "models",
                "promote",
                generation.toString(),
                "--recording",
                plays.toString(),
                "--no-tail",
                "--json",
                "--bootstrap",
                broker.bootstrapServers()));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray(String[]::new));
    }

    private static void withTopics(EmbeddedBroker broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin).ensure(new Topics("segue.").all(), 1, (short) 1);
        }
    }

    private Path trained(Path plays) throws IOException {
        Shell shell = new Shell();
        int status = shell.run("train", plays.toString(), "--epochs", "3", "--json", "--out", folder.toString());
        assertThat(status).as(shell::err).isZero();
        return Path.of(Json.read(shell.out()).path("folder").asText());
    }

    /// Every listener has six favourites, and plays others one time in five.
    private Path plays() throws IOException {
        StringBuilder text = new StringBuilder(
                "ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s\n");
        Random random = new Random(7);
        for (int i = 0; i < PLAYS; i++) {
            int listener = random.nextInt(LISTENERS);
            int track = random.nextInt(5) == 0
                    ? random.nextInt(TRACKS)
                    : listener * TRACKS / LISTENERS + random.nextInt(FAVOURITES);
            text.append(String.format(
                    Locale.ROOT,
                    "%d\t0\tu%d\t1\tt%d\ta%d\t1.0\t0\n",
                    1_400_000_000L + 300L * i,
                    listener,
                    track,
                    track / 4));
        }
        return Files.writeString(folder.resolve("plays"), text);
    }
}
