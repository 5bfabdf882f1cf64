package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.app.DumpedState.DumpedPlay;
import dev.segue.embedded.BrokerProcess;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.EventType;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// kcat, which speaks through librdkafka, puts keys on other partitions than Java does: nothing is lost by it.
///
/// Run by `-Pinterop`; left out where there is no kcat.
@Tag("interop")
@Timeout(300)
class KcatIT {

    private static final int PARTITIONS = 4;
    private static final int USERS = 24;
    private static final int PLAYS = 3;
    private static final Topics TOPICS = new Topics("segue.");
    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    @TempDir
    private Path dir;

    @BeforeAll
    static void needsKcat() {
        Assumptions.assumeTrue(isThere(), "there is no kcat here: apt-get install kcat");
    }

    @Test
    void whatItPutsOnOtherPartitionsIsReroutedAndNothingIsLost() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.empty(), 0)) {
            createTopics(broker);
            Map<String, List<DumpedPlay>> expected = new HashMap<>();
            for (int user = 0; user < USERS; user++) {
                expected.putAll(sendPlays(broker, registry, "default-" + user));
                expected.putAll(sendPlays(broker, registry, "murmur-" + user, "-X", "partitioner=murmur2_random"));
            }

            JsonNode total = takeIn(broker, registry);

            assertThat(misplaced(broker, "murmur-")).isZero();
            assertThat(misplaced(broker, "default-")).isPositive().isLessThan(USERS * PLAYS);
            assertThat(total.path("rerouted").longValue()).isEqualTo(misplaced(broker, "default-"));
            assertThat(total.path("accepted").longValue()).isEqualTo(2L * USERS * PLAYS);
            assertThat(total.path("dead_lettered").longValue()).isZero();
            assertThat(DumpedState.read(dir.resolve("dump.jsonl")).histories()).isEqualTo(expected);
        }
    }

    /// Has one listener play some tracks, and returns what is then to be known of that listener.
    private Map<String, List<DumpedPlay>> sendPlays(
            BrokerProcess broker, EmbeddedRegistry registry, String user, String... options) throws Exception {
        Serializer<dev.segue.wire.ListeningEvent> serializer = AvroSerdes.create(
                        dev.segue.wire.ListeningEvent.class, Map.of("schema.registry.url", registry.url()))
                .serializer();
        List<String> command = new ArrayList<>(List.of("kcat", "-P", "-b", broker.bootstrapServers()));
        command.addAll(List.of(options));
        command.addAll(List.of("-t", TOPICS.listeningEvents(), "-k", user));
        List<DumpedPlay> plays = new ArrayList<>();
        for (int play = 0; play < PLAYS; play++) {
            String track = "track-" + play;
            Instant at = NOON.plus(Duration.ofMinutes(4L * play));
            ListeningEvent event =
                    ListeningEvent.of(EventType.PLAY, user, track, at).withEventId(user + "/" + play);
            byte[] value = serializer.serialize(TOPICS.listeningEvents(), EventCodec.toWire(event));
            command.add(Files.write(dir.resolve(user + "-" + play), value).toString());
            plays.add(new DumpedPlay("%016x".formatted(Fingerprint.of(track)), at.toEpochMilli()));
        }
        assertThat(run(command)).as("exit code of %s", command).isZero();
        return Map.of(user, plays);
    }

    /// Runs Segue until it has read everything and come to rest; returns the ledger's sums and leaves a dump behind.
    private JsonNode takeIn(BrokerProcess broker, EmbeddedRegistry registry) throws Exception {
        try (SegueProcess segue = SegueProcess.start(broker.bootstrapServers(), registry.url(), dir)) {
            JsonNode total = segue.ledger().path("total");
            while (total.path("accepted").longValue() < 2L * USERS * PLAYS
                    || total.path("rerouted").longValue()
                            != total.path("rerouted_in").longValue()) {
                assertThat(segue.isAlive()).as("Segue runs").isTrue();
                TimeUnit.MILLISECONDS.sleep(100);
                total = segue.ledger().path("total");
            }
            segue.dump(dir.resolve("dump.jsonl"));
            return total;
        }
    }

    /// Returns how many records of some listeners are not where Java's partitioner would have put them.
    private static long misplaced(BrokerProcess broker, String users) {
        return new TopicContents(broker.bootstrapServers())
                .of(TOPICS.listeningEvents()).stream()
                        .filter(one -> new String(one.key(), StandardCharsets.UTF_8).startsWith(users))
                        .filter(one -> Utils.toPositive(Utils.murmur2(one.key())) % PARTITIONS != one.partition())
                        .count();
    }

    private static void createTopics(BrokerProcess broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin).ensure(TOPICS.all(), PARTITIONS, (short) 1);
        }
    }

    private static boolean isThere() {
        try {
            return run(List.of("kcat", "-V")) == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
