package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {

    @TempDir
    private Path folder;

    @Test
    void findsNamesAndConfirmsSettings() throws IOException {
        JsonNode document = tuned(42);

        assertThat(document.path("rungs")).hasSize(2);
        assertThat(document.path("settings").toString()).contains("segue.blend.", "segue.ranker.rate");
        assertThat(document.path("confirmed_on_the_rest_ndcg@20")
                        .path("mixed")
                        .path("scored")
                        .asInt())
                .isPositive();
    }

    @Test
    void aSearchThatWasStoppedGoesOnToTheSameEnd() throws IOException {
        JsonNode whole = tuned(42);
        Path journal = folder.resolve("journal");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, String.join("\n", lines.subList(0, 3)) + "\n3 0 0.1");

        assertThat(tuned(42)).isEqualTo(whole);
    }

    @Test
    void writesASettingsFileOnlyForWhatIsSurelyBetter() throws IOException {
        Path written = folder.resolve("tuned.properties");
        Shell shell = new Shell();
        List<String> arguments = new ArrayList<>(List.of(arguments(42)));
        arguments.addAll(List.of("--write", written.toString()));

        assertThat(shell.run(arguments.toArray(String[]::new))).as(shell::err).isZero();

        boolean recommended = Json.read(shell.out()).path("recommended").asBoolean();
        assertThat(Files.exists(written)).isEqualTo(recommended);
        assertThat(shell.err()).contains(recommended ? "written to" : "nothing is written to", written.toString());
    }

    @Test
    void theJournalOfAnotherSearchIsRefused() throws IOException {
        tuned(42);

        Shell shell = new Shell();
        assertThat(shell.run(arguments(43))).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("another search");
    }

    private JsonNode tuned(long seed) throws IOException {
        Shell shell = new Shell();
        assertThat(shell.run(arguments(seed))).as(shell::err).isZero();
        return Json.read(shell.out());
    }

    private String[] arguments(long seed) throws IOException {
        StringBuilder text = new StringBuilder(
                "ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s\n");
        for (int i = 0; i < 400; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d\t0\tu%d\t1\tt%d\ta%d\t1.0\t0\n",
                    1_400_000_000L + 90L * i,
                    i % 3,
                    (i * i) % 31,
                    i % 31 / 6));
        }
        Path file = Files.writeString(folder.resolve("plays"), text);
        return new String[] {
            "tune",
            file.toString(),
            "--candidates",
            "4",
            "--every",
            "1",
            "--json",
            "--seed",
            Long.toString(seed),
            "--journal",
            folder.resolve("journal").toString()
        };
    }
}
