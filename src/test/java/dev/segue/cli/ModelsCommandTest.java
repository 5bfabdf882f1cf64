package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    @Test
    void listsWhatIsWholeByWhatItHasLearntAndWhatIsBroken() throws IOException {
        String late = trained(400);
        String early = trained(200);
        String broken = trained(300);
        Files.delete(folder.resolve(broken).resolve("gram.bin"));
        Files.createDirectory(folder.resolve("." + late + "-17"));

        int status = shell.run("models", "list", "--dir", folder.toString(), "--json");

        assertThat(status).isEqualTo(ExitStatus.PARTLY);
        JsonNode all = Json.read(shell.out()).path("generations");
        assertThat(all.findValuesAsText("generation")).containsExactly(early, late, broken);
        assertThat(all.path(1)
                        .path("manifest")
                        .path("data")
                        .path("interactions")
                        .asInt())
                .isEqualTo(400);
        assertThat(all.path(2).path("whole").asBoolean()).isFalse();
        assertThat(all.path(2).path("fault").asText()).contains("gram.bin");
    }

    @Test
    void printsATable() throws IOException {
        String id = trained(400);

        assertThat(shell.run("models", "list", "--dir", folder.toString())).isZero();

        assertThat(shell.out()).contains("LEARNT UP TO", id, "whole");
    }

    @Test
    void showsAManifestAndNoBrokenOne() throws IOException {
        String id = trained(400);

        assertThat(shell.run("models", "show", id, "--dir", folder.toString())).isZero();
        assertThat(Json.read(shell.out()).path("manifest").path("checksums")).hasSize(3);

        Files.write(folder.resolve(id).resolve("ranker.bin"), new byte[] {0});
        Shell other = new Shell();
        assertThat(other.run("models", "show", id, "--dir", folder.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(other.err()).contains("ranker.bin", "written half, or changed");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThat(shell.run("models", "list", "--dir", folder.resolve("none").toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(shell.err()).contains("none cannot be read");
    }

    private String trained(int plays) throws IOException {
        StringBuilder text = new StringBuilder(
                "ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s\n");
        for (int i = 0; i < plays; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d\t0\tu%d\t1\tt%d\ta%d\t1.0\t0\n",
                    1_400_000_000L + 90L * i,
                    i % 7,
                    (i * i + i / 50) % 31,
                    i % 31 / 6));
        }
        Path file = Files.writeString(folder.resolve("plays"), text);
        Shell training = new Shell();
        int status = training.run(
                "train", file.toString(), "--epochs", "2", "--no-ranker", "--json", "--out", folder.toString());
        assertThat(status).as(training::err).isZero();
        return Json.read(training.out()).path("generation").asText();
    }
}
