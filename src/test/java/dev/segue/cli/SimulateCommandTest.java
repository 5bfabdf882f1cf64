package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    private static final String ANSWER = """
            {"recommendation_id": "0-1", "position": "AQEA", "accepted": 1,
             "items": [{"track": "trk-00001"}, {"track": "trk-00002"}, {"track": "trk-00003"}]}
            """;

    @TempDir
    private Path dir;

    private final Shell shell = new Shell();

    @Test
    void comparesVariantsAndWritesAPageThatNeedsNothingElse() throws Exception {
        Path page = dir.resolve("loop.html");

        int exit = run("--json", "--html", page.toString(), "--variants", "oracle,popularity", "--seeds", "2");

        assertThat(exit).isZero();
        JsonNode variants = Json.read(shell.out()).path("variants");
        assertThat(variants.path("oracle")
                        .path("settled")
                        .path("play_through")
                        .path("mean")
                        .asDouble())
                .isGreaterThan(variants.path("popularity")
                        .path("settled")
                        .path("play_through")
                        .path("mean")
                        .asDouble());
        assertThat(Files.readString(page)).contains("popularity", "<polyline").doesNotContain("http", "<script");
    }

    @Test
    void tellsAServiceAllThatListenersDo() {
        try (CannedService service = new CannedService(200, ANSWER)) {
            int exit = run("--service", service.url(), "--variants", "full", "--seeds", "1");

            assertThat(exit).isZero();
            assertThat(lists(service)).isNotEmpty().allMatch(path -> path.contains("record=shown"));
            assertThat(events(service)).anyMatch(body -> body.contains("\"recommendation_id\":\"0-1\""));
            assertThat(events(service)).anyMatch(body -> body.contains("\"type\":\"skip\""));
        }
    }

    @Test
    void withoutFeedbackTellsItOfPlaysToTheEndOnly() {
        try (CannedService service = new CannedService(200, ANSWER)) {
            int exit = run("--service", service.url(), "--variants", "no-feedback", "--seeds", "1");

            assertThat(exit).isZero();
            assertThat(lists(service)).isNotEmpty().noneMatch(path -> path.contains("record"));
            assertThat(events(service))
                    .isNotEmpty()
                    .allMatch(body -> body.contains("\"type\":\"play\""))
                    .noneMatch(body ->
                            body.contains("recommendation_id") || body.contains("skip") || body.contains("like"));
        }
    }

    @Test
    void aServiceIsAskedAfterTheListenersLastEvent() {
        try (CannedService service = new CannedService(200, ANSWER)) {
            run("--service", service.url(), "--variants", "full", "--seeds", "1");

            assertThat(lists(service).getLast()).contains("after=AQEA");
        }
    }

    @Test
    void refusesToMixTwoVariantsInOneService() {
        int exit = run("--service", "http://127.0.0.1:1", "--variants", "full,no-feedback", "--seeds", "1");

        assertThat(exit).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("full or no-feedback, not both");
    }

    @Test
    void refusesAVariantThatThereIsNot() {
        int exit = run("--variants", "orakel");

        assertThat(exit).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("--variants orakel; expected some of full");
    }

    private int run(String... more) {
        return shell.run(Stream.concat(
                        Stream.of(
                                "simulate",
                                "--listeners",
                                "4",
                                "--tracks",
                                "200",
                                "--sessions",
                                "6",
                                "--threads",
                                "2",
                                "--dir",
                                dir.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> lists(CannedService service) {
        return service.requests().stream()
                .filter(path -> path.contains("/recommendations?"))
                .toList();
    }

    private static List<String> events(CannedService service) {
        return service.bodies().stream()
                .filter(body -> body.contains("event_id"))
                .toList();
    }
}
