package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DumpCommandTest {

    private static final String ROWS = """
            {"store":"track-totals","partition":0,"key":{"track":"00000000000000aa","id":"t1"},"plays":7}
            {"store":"track-totals","partition":1,"key":{"track":"00000000000000ab"},"plays":1}
            """;

    private final Shell shell = new Shell();

    @Test
    void printsTheRowsOfOneStoreAsTheyCome() {
        try (CannedService service = new CannedService(200, ROWS)) {
            int exit = shell.run("dump", "--store", "track-totals", "--url", service.url());

            assertThat(exit).isZero();
            assertThat(shell.out().lines())
                    .containsExactlyElementsOf(ROWS.lines().toList());
            assertThat(service.requests()).containsExactly("/v1/dump/track-totals");
        }
    }

    @Test
    void readsEveryStoreUnlessToldOtherwise() {
        try (CannedService service = new CannedService(200, "")) {
            shell.run("dump", "--url", service.url());

            assertThat(service.requests())
                    .isEqualTo(List.of(
                            "/v1/dump/listener-taste",
                            "/v1/dump/listener-tracks",
                            "/v1/dump/listener-history",
                            "/v1/dump/listener-impressions",
                            "/v1/dump/listener-ledger",
                            "/v1/dump/track-totals",
                            "/v1/dump/track-successors",
                            "/v1/dump/track-ledger"));
        }
    }

    @Test
    void saysWhenOnlyAPartOfTheStoreIsThere() {
        try (CannedService service = new CannedService(200, ROWS, Map.of("Segue-Partitions", "1/4"))) {
            int exit = shell.run("dump", "--store", "track-totals", "--url", service.url());

            assertThat(exit).isEqualTo(ExitStatus.PARTLY);
            assertThat(shell.out().lines()).hasSize(2);
            assertThat(shell.err()).contains("only a part of the partitions is in that process: track-totals 1/4");
        }
    }

    @Test
    void refusesAStoreThatIsNone() {
        assertThat(shell.run("dump", "--store", "track-total")).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("--store track-total is no store; expected one of listener-taste");
    }

    @Test
    void saysInOneLineThatNoServiceIsThere() throws Exception {
        String url;
        try (CannedService service = new CannedService(200, "")) {
            url = service.url();
        }

        assertThat(shell.run("dump", "--url", url)).isEqualTo(ExitStatus.FAILED);
        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.err()).contains("no answer from " + url);
    }
}
