package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.segue.embedded.BrokerProcess;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `src/examples`, each against a real broker, registry and Segue: what they send is accepted, and what
/// Segue recommends is read by them, committed and decoded.
///
/// Run by `-Pinterop`; an example whose clients are not installed is left out, with a word.
@Tag("interop")
@Timeout(300)
class ExampleClientsIT {

    private static final Path EXAMPLES = Path.of("src", "examples").toAbsolutePath();
    private static final String[] TRACKS = {"t1", "t2", "t3"};

    @TempDir
    private static Path dir;

    private static BrokerProcess broker;
    private static EmbeddedRegistry registry;
    private static SegueProcess segue;

    @BeforeAll
    static void start() throws Exception {
        broker = BrokerProcess.start(dir.resolve("broker"), 0);
        registry = EmbeddedRegistry.start(Optional.empty(), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin).ensure(new Topics("segue.").all(), 2, (short) 1);
        }
        segue = SegueProcess.start(broker.bootstrapServers(), registry.url(), dir, "segue.topology.partitions=2");
        var _ = accepted(); // its schemas are registered by then
    }

    @AfterAll
    static void stop() throws Exception {
        segue.close();
        registry.close();
        broker.close();
    }

    @Test
    void javaSendsPlaysAndReadsRecommendations() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String source = EXAMPLES.resolve("java").resolve("SegueExample.java").toString();

        sendsAndReads("ann", dir, java, "-cp", System.getProperty("java.class.path"), source);
    }

    @Test
    void kafkajsSendsPlaysAndReadsRecommendations() throws Exception {
        Assumptions.assumeTrue(works("node", "--version") && works("npm", "--version"), "there is no node or npm here");
        Path client = copied(EXAMPLES.resolve("node"), dir.resolve("node"));
        var _ = run(client, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));

        sendsAndReads("bob", client, "node", "segue-example.mjs");
    }

    @Test
    void confluentKafkaSendsPlaysAndReadsRecommendations() throws Exception {
        Optional<String> python = Stream.of("python3", "/usr/bin/python3")
                .filter(one -> works(one, "-c", "import avro.io, confluent_kafka"))
                .findFirst();
        Assumptions.assumeTrue(
                python.isPresent(), "no python3 here has them: apt-get install python3-confluent-kafka python3-avro");

        sendsAndReads(
                "cid",
                dir,
                python.orElseThrow(),
                EXAMPLES.resolve("python").resolve("segue_example.py").toString());
    }

    private static void sendsAndReads(String user, Path directory, String... example) throws Exception {
        long before = accepted();
        long sent = 0;
        JsonNode read;
        java.lang.Process consumer = start(directory, command(example, "consume", user));
        try {
            do { // the first lists are empty: nobody has heard anything yet
                sent += run(directory, command(example, "produce", user, TRACKS))
                        .path("sent")
                        .asInt();
            } while (consumer.isAlive());
            read = answerOf(consumer);
        } finally {
            consumer.destroyForcibly();
        }

        assertThat(read.path("user").asText()).isEqualTo(user);
        assertThat(read.path("id").asText()).isNotEmpty();
        assertThat(read.path("tracks"))
                .isNotEmpty()
                .allSatisfy(track -> assertThat(track.asText()).isIn((Object[]) TRACKS));
        awaitAccepted(before + sent);
        assertThat(total().path("dead_lettered").longValue()).isZero();
        assertThat(accepted()).isEqualTo(before + sent);
    }

    private static List<String> command(String[] example, String mode, String user, String... tracks) {
        List<String> command = new ArrayList<>(List.of(example));
        command.addAll(List.of(mode, broker.bootstrapServers(), registry.url(), user));
        command.addAll(List.of(tracks));
        return command;
    }

    private static void awaitAccepted(long least) throws InterruptedException {
        while (accepted() < least) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static long accepted() throws InterruptedException {
        return total().path("accepted").longValue();
    }

    private static JsonNode total() throws InterruptedException {
        JsonNode total = segue.ledger().path("total");
        while (total.isMissingNode()) {
            assertThat(segue.isAlive()).as("Segue runs").isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
            total = segue.ledger().path("total");
        }
        return total;
    }

    private static Path copied(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.lang.Process start(Path directory, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static JsonNode run(Path directory, List<String> command) throws IOException, InterruptedException {
        return answerOf(start(directory, command));
    }

    /// Returns the JSON of the last line of a process that ends well; a missing node when it is none.
    private static JsonNode answerOf(java.lang.Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s printed %s", process.info(), output)
                .isZero();
        String last = output.lines().reduce("", (_, line) -> line);
        return last.startsWith("{") ? new ObjectMapper().readTree(last) : MissingNode.getInstance();
    }
}
