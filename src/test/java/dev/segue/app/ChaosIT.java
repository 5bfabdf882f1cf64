package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.cli.Acknowledged;
import dev.segue.cli.ChaosRun;
import dev.segue.cli.ChaosSettings;
import dev.segue.recount.InputRecord;
import dev.segue.recount.NaiveLists.Listed;
import dev.segue.recount.NaiveLists.Row;
import dev.segue.recount.Recount;
import dev.segue.recount.RegistrySchemas;
import dev.segue.serving.lookup.StoreDumps;
import dev.segue.topology.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two processes share the work, are killed and paused in turn, and know exactly what a plain recount says. The short
/// form of `segue chaos`.
@Timeout(900)
class ChaosIT {

    private static final int PARTITIONS = 4;
    private static final int READS = 20;

    @TempDir
    private Path dir;

    @Test
    void twoProcessesThatAreKilledKnowWhatARecountSays() throws Exception {
        ChaosSettings settings =
                new ChaosSettings(dir, 3, 3, 2, PARTITIONS, 500, Duration.ofSeconds(6), List.of(), false);
        try (ChaosRun chaos = new ChaosRun(settings, _ -> {})) {
            JsonNode ledger = chaos.run();

            Recount recount = recount(chaos);
            EndToEndIT.check(recount, ledger.get("total"));
            DumpedState dumped = DumpedState.read(dump(chaos.serviceUrl()));
            EndToEndIT.check(recount, dumped);
            EndToEndIT.checkUpdates(recount, dumped, new TopicContents(chaos.bootstrapServers()));
            checkAcknowledged(chaos.acknowledged(), recount);
        }
    }

    /// What was acknowledged over HTTP is in the input, and so in what is compared above.
    private static void checkAcknowledged(Acknowledged acknowledged, Recount recount) {
        Map<Listed, Row> stored = recount.lists().stored();

        assertThat(acknowledged.lists())
                .hasSizeGreaterThan(0)
                .allSatisfy(list -> assertThat(stored)
                        .hasEntrySatisfying(
                                new Listed(list.recommendationId(), list.user()),
                                row -> assertThat(row.tracks()).isEqualTo(list.tracks())));
        assertThat(acknowledged.events())
                .hasSizeGreaterThan(0)
                .allMatch(event -> recount.hasSeen(event.user(), event.eventId()));
    }

    private static Recount recount(ChaosRun chaos) {
        try (RegistrySchemas schemas = new RegistrySchemas(chaos.registryUrl())) {
            List<InputRecord> input = new TopicContents(chaos.bootstrapServers())
                    .of(new Topics("segue.").listeningEvents()).stream()
                            .map(one -> new InputRecord(one.partition(), one.offset(), one.timestamp(), one.value()))
                            .toList();
            return Recount.of(input, schemas, PARTITIONS, ChaosSettings.OUTCOME_WINDOW);
        }
    }

    private Path dump(String service) throws Exception {
        Path file = dir.resolve("dump.jsonl");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String store : StoreDumps.NAMES) {
                Files.writeString(
                        file, whole(http, service, store), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        return file;
    }

    /// Reads a store of all processes; again while partitions change hands.
    private static String whole(HttpClient http, String service, String store) throws Exception {
        for (int read = 0; read < READS; read++) {
            try {
                HttpResponse<String> rows = http.send(
                        HttpRequest.newBuilder(URI.create(service + "/v1/dump/" + store))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (rows.headers().firstValue("Segue-Partitions").orElse("").equals(PARTITIONS + "/" + PARTITIONS)) {
                    return rows.body();
                }
            } catch (IOException brokenOff) {
                assertThat(brokenOff).as("dump of %s, read %d", store, read).isNotNull();
            }
            Thread.sleep(3_000);
        }
        throw new AssertionError("%s could not be read whole".formatted(store));
    }
}
