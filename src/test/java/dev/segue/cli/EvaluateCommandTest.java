package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {

    private static final String PLAYS_HEADER =
            "ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s\n";

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @Test
    void printsTheDocumentThatTheDesignFixes() throws IOException {
        JsonNode report = evaluated(plays(600, 5), "--json");

        assertThat(report.path("file").asText()).endsWith("listening");
        assertThat(report.path("events").asLong()).isEqualTo(600);
        assertThat(report.path("seconds").isNumber()).isTrue();
        JsonNode model = report.path("models").path(0);
        assertThat(model.path("name").asText()).isEqualTo("segue");
        assertThat(model.path("learn_us_per_event").isNumber()).isTrue();
        assertThat(model.path("score_us_per_list").isNumber()).isTrue();
        for (String slice : new String[] {"mixed", "discover", "relisten", "session"}) {
            assertThat(model.path(slice).path("scored").asLong()).as(slice).isPositive();
            assertThat(model.path(slice).path("ndcg@20").asDouble()).as(slice).isPositive();
            assertThat(model.path(slice).path("recall@20").asDouble()).as(slice).isPositive();
            assertThat(model.path(slice).path("mrr").asDouble()).as(slice).isPositive();
            assertThat(model.path(slice).path("intervals_95").path("ndcg@20"))
                    .as(slice)
                    .hasSize(2);
        }
        assertThat(model.path("session").path("r_precision").asDouble()).isPositive();
        assertThat(model.path("mixed")
                        .path("parts")
                        .path("after_11+")
                        .path("scored")
                        .asLong())
                .isBetween(500L, 600L - 5 * 11);
    }

    @Test
    void aSliceThatARecordingCannotHaveIsThereWithoutFigures() throws IOException {
        JsonNode relisten = evaluated(
                        "userId,movieId,rating,timestamp\n1,10,4.5,1000\n1,11,0.5,500\n2,10,5,750\n", "--json")
                .path("models")
                .path(0)
                .path("relisten");

        assertThat(relisten.path("scored").asLong()).isZero();
        assertThat(relisten.path("ndcg@20").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date\\tuser_id\\tartist_id\\tartist_name\\ttags\\tplay_count\\n2010-02-01\\tann\\t7\\tBand\\tloud\\t1 | 1 | 0",
                "userID\\tartistID\\tweight\\n2\\t51\\t130\\n2\\t52\\t1\\n3\\t51\\t9 | 3 | 0",
                "userId,movieId,rating,timestamp\\n1,10,4.5,1000\\n1,11,0.5,500\\n2,10,5,750 | 2 | 1",
                "701\\t744\\t3\\t0\\n701   685 1 0\\n702\\t744\\t4\\t1 | 2 | 1",
                "userID\\tartistID\\tweight | 0 | 0"
            })
    void readsEveryFormat(String text, int chosen, int refused) throws IOException {
        JsonNode report = evaluated(text.replace("\\t", "\t").replace("\\n", "\n") + "\n", "--json");

        assertThat(report.path("chosen").asInt()).isEqualTo(chosen);
        assertThat(report.path("refused").asInt()).isEqualTo(refused);
        assertThat(report.path("models").path(0).path("mixed").path("scored").asInt())
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prequential", "temporal", "leave-last-out", "user-folds", "time-folds"})
    void everyProtocolGivesFigures(String protocol) throws IOException {
        JsonNode report = evaluated(plays(2000, 20), "--json", "--protocol", protocol);

        assertThat(report.path("protocol").asText()).isEqualTo(protocol);
        assertThat(report.path("models").path(0).path("mixed").path("ndcg@20").asDouble())
                .isPositive();
    }

    @Test
    void measuresTheDividedLoopBesideTheWhole() throws IOException {
        JsonNode models = evaluated(
                        plays(600, 5),
                        "--json",
                        "--partitions",
                        "1,4",
                        "--publish-rows",
                        "0,5",
                        "--events-per-second",
                        "50")
                .path("models");

        assertThat(models.findValuesAsText("name"))
                .containsExactly("segue", "1-tasks-unlimited", "1-tasks-5-rows", "4-tasks-unlimited", "4-tasks-5-rows");
        assertThat(models.path(2).path("mixed").path("ndcg@20").asDouble())
                .isPositive()
                .isLessThan(models.path(1).path("mixed").path("ndcg@20").asDouble());
    }

    @Test
    void anImpossibleDivisionIsAUsageError() throws IOException {
        Path file = Files.writeString(folder.resolve("listening"), plays(10, 1));

        assertThat(shell.run("evaluate", file.toString(), "--partitions", "0")).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("partitions must lie in [1, 1024]");
    }

    @Test
    void oneListenerIsEnough() throws IOException {
        JsonNode report = evaluated(plays(300, 1), "--json");

        assertThat(report.path("models").path(0).path("mixed").path("scored").asInt())
                .isEqualTo(300);
    }

    @Test
    void printsATablePerSliceWithoutJson() throws IOException {
        Path file = Files.writeString(folder.resolve("listening"), plays(300, 3));

        int status = shell.run("evaluate", file.toString(), "--every", "2", "--limit-events", "200");

        assertThat(status).isZero();
        assertThat(shell.out())
                .contains(
                        "200 events",
                        "mixed: 100 lists",
                        "discover:",
                        "relisten:",
                        "session: 100 lists",
                        "R-PRECISION",
                        "mixed, NDCG@20 by how many events the listener had before (lists):",
                        "  11+ (");
    }

    @Test
    void aFileThatIsNoRecordingIsAUsageErrorOfOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("listening"), "what is this\n");

        int status = shell.run("evaluate", file.toString());

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err().strip().lines()).hasSize(1);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void anUnknownProtocolIsAUsageError() {
        assertThat(shell.run("evaluate", "any", "--protocol", "magic")).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("leave-last-out");
    }

    private JsonNode evaluated(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("listening"), content);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "evaluate";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);

        assertThat(shell.run(arguments)).as(shell::err).isZero();
        return Json.read(shell.out());
    }

    /// Listeners who play a few artists' tracks in order, over and over, each from elsewhere.
    private static String plays(int events, int listeners) {
        Random random = new Random(4);
        int[] at = new int[listeners];
        return IntStream.range(0, events)
                .mapToObj(i -> {
                    int listener = random.nextInt(listeners);
                    at[listener] = random.nextInt(10) == 0 ? random.nextInt(90) : (at[listener] + 1) % 90;
                    return String.format(
                            Locale.ROOT,
                            "%d\t0\tu%d\t1\tt%d\ta%d\t1.0\t0\n",
                            1_400_000_000L + 90L * i,
                            listener,
                            at[listener],
                            at[listener] / 8);
                })
                .collect(Collectors.joining("", PLAYS_HEADER, ""));
    }
}
