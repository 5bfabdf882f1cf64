package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLoadCommandTest {

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    @Test
    void countsWhatIsNewTheSameAndRejected() throws Exception {
        Path file = Files.writeString(folder.resolve("any.name"), """
                {"track":"t1","title":"One"}
                {"track":"t1","title":"One"}
                {"track":"t2","title":2}
                """);

        int exit = shell.run("catalog", "load", "--dry-run", "--json", file.toString());

        JsonNode report = Json.read(shell.out());
        assertThat(exit).isEqualTo(ExitStatus.PARTLY);
        assertThat(report.at("/counts/tracks_new").asInt()).isEqualTo(1);
        assertThat(report.at("/counts/tracks_unchanged").asInt()).isEqualTo(1);
        assertThat(report.at("/rejected/wrong_type").asInt()).isEqualTo(1);
        assertThat(report.at("/first_rejected/0").asText()).isEqualTo(file + ":3: field `title` must be text");
    }

    @Test
    void sendsRecordedListeningToTheDemo() throws Exception {
        Path file = Files.writeString(folder.resolve("plays"), "userID\tartistID\tweight\n2\t51\t130\n");

        int exit = shell.run("catalog", "load", "--dry-run", file.toString());

        assertThat(exit).isEqualTo(ExitStatus.FAILED);
        assertThat(shell.err())
                .contains(
                        "segue: " + file + ": it is recorded listening (hetrec-counts), not a catalog; stream it with:"
                                + " segue demo --data " + file);
    }

    @Test
    void loadsThePagesOfAnAddressAndDoesNotLoadThemAgainWhenItResumes() throws Exception {
        Path notes = folder.resolve("notes");
        try (CannedService service = new CannedService(200, "{\"track\":\"t1\",\"title\":\"One\"}\n")) {
            String address = service.url() + "/tracks";

            int first =
                    shell.run("catalog", "load", "--dry-run", "--pause", "0", "--resume", notes.toString(), address);
            int second =
                    shell.run("catalog", "load", "--dry-run", "--pause", "0", "--resume", notes.toString(), address);

            assertThat(first).isZero();
            assertThat(second).isZero();
            assertThat(service.requests()).containsExactly("/tracks");
        }
    }

    @Test
    void goesOnWithTheOtherFilesWhenOneIsNotThere() throws Exception {
        Path file = Files.writeString(folder.resolve("tracks"), "{\"track\":\"t1\",\"title\":\"One\"}\n");

        int exit =
                shell.run("catalog", "load", "--dry-run", folder.resolve("gone").toString(), file.toString());

        assertThat(exit).isEqualTo(ExitStatus.PARTLY);
        assertThat(shell.err()).contains("gone: it does not exist");
        assertThat(shell.out()).containsPattern("tracks new +1");
    }
}
