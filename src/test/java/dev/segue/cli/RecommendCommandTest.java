package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecommendCommandTest {

    private static final String LIST = """
            {"user": "ann", "mode": "discover", "cold_start": false, "items": [
              {"track": "t1", "rank": 1, "score": 0.8345, "source": "co-listens", "title": "Low \\u001b[31m Tide",
               "artists": [{"id": "a1", "name": "The Weirs"}, {"id": "a2", "name": "Ondine"}],
               "reasons": [{"code": "because_you_listened", "text": "Because you listened to Ebb"}]},
              {"track": "track-2", "rank": 2, "score": 0.5, "source": "trending", "reasons": []}]}
            """;

    private final Shell shell = new Shell();

    @Test
    void asksForTheListenersListAndPrintsATable() {
        try (CannedService service = new CannedService(200, LIST)) {
            int exit = shell.run("recommend", "ann/b c", "--url", service.url(), "--limit", "5", "--mode", "discover");

            assertThat(exit).isZero();
            assertThat(service.requests())
                    .containsExactly("/v1/users/ann%2Fb%20c/recommendations?limit=5&mode=discover&explain=short");
            assertThat(shell.out().lines())
                    .containsExactly(
                            "#  SCORE  TRACK    TITLE           ARTIST             WHY",
                            "1  0.835  t1       Low ?[31m Tide  The Weirs, Ondine  Because you listened to Ebb",
                            "2  0.500  track-2                                     trending");
        }
    }

    @Test
    void printsTheServicesDocumentAsJson() throws Exception {
        try (CannedService service = new CannedService(200, LIST)) {
            shell.run("recommend", "ann", "--url", service.url(), "--json");

            assertThat(Json.read(shell.out())).isEqualTo(Json.read(LIST));
        }
    }

    @Test
    void saysThatNothingIsKnownYetApartFromTheData() {
        try (CannedService service = new CannedService(200, "{\"cold_start\": true, \"items\": []}")) {
            int exit = shell.run("recommend", "new", "--url", service.url());

            assertThat(exit).isZero();
            assertThat(shell.out()).isEmpty();
            assertThat(shell.err()).contains("nothing is known about new yet", "the list is empty");
        }
    }

    @Test
    void repeatsTheServicesProblem() {
        String problem = "{\"title\": \"Starting\", \"detail\": \"taste is restoring, 40 % done\", \"status\": 503}";
        try (CannedService service = new CannedService(503, problem)) {
            int exit = shell.run("similar", "t1", "--url", service.url());

            assertThat(exit).isEqualTo(ExitStatus.FAILED);
            assertThat(shell.err())
                    .contains("/v1/tracks/t1/similar?by=colistens&limit=20 answered 503: Starting: taste is restoring");
        }
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThat(shell.run("recommend", "ann", "--url", "localhost:8080")).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("expected one such as http://127.0.0.1:8080");
    }
}
