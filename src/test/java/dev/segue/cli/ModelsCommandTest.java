package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.Interval;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.training.PackedGeneration;
import dev.segue.training.TrainedGenerations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void saysThatAFolderHoldsNone() {
        assertThat(shell.run("models", "list", "--dir", folder.toString())).isZero();

        assertThat(shell.out().lines()).containsExactly("there is no generation in " + folder);
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

    @Test
    void comparesOnWhatNeitherHasSeen() throws IOException {
        String early = trained(200);
        String late = trained(400);
        String plays = folder.resolve("plays").toString();
        String[] compare = {
            "models",
            "compare",
            folder.resolve(late).toString(),
            folder.resolve(early).toString(),
            "--recording",
            plays,
            "--json"
        };

        int status = shell.run(compare);

        JsonNode found = Json.read(shell.out());
        assertThat(status).isEqualTo(found.path("worse").asBoolean() ? ExitStatus.FAILED : ExitStatus.OK);
        assertThat(found.path("generation").asText()).isEqualTo(late);
        assertThat(found.path("slices").findValuesAsText("slice")).contains("mixed");
        assertThat(found.at("/slices/0/low").asDouble())
                .isLessThanOrEqualTo(found.at("/slices/0/ndcg_20_better_by").asDouble());
    }

    @Test
    void comparesNothingWithAnotherRecording() throws IOException {
        String late = trained(400);
        trained(200);

        int status = shell.run(
                "models",
                "compare",
                folder.resolve(late).toString(),
                "--recording",
                folder.resolve("plays").toString());

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains(late, "this is another log");
    }

    @Test
    void worseMeansThatTheWholeIntervalIsBelowZero() {
        assertThat(GenerationTrial.isWorse(List.of(line("mixed", -0.2, -0.1), line("discover", 0.1, 0.2))))
                .isTrue();
        assertThat(GenerationTrial.isWorse(List.of(line("mixed", -0.2, 0.01), line("discover", -0.2, -0.1))))
                .isFalse();
        assertThatThrownBy(() -> GenerationTrial.isWorse(List.of(line("discover", -0.2, -0.1))))
                .isInstanceOf(CommandFailure.class);
    }

    @Test
    void promotesNothingThatItCannotCompareAndNothingBroken() throws IOException {
        String id = trained(400);

        assertThat(shell.run("models", "promote", folder.resolve(id).toString(), "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(ExitStatus.KAFKA_UNREACHABLE);
        assertThat(shell.err()).contains("cannot reach Kafka at 127.0.0.1:1 ");

        Files.write(folder.resolve(id).resolve("ranker.bin"), new byte[] {0});
        Shell other = new Shell();
        assertThat(other.run(
                        "models", "promote", folder.resolve(id).toString(), "--force", "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(other.err()).contains("written half, or changed");
    }

    @Test
    void promotesNothingThatWouldNotFitTheMemory() throws IOException {
        PackedGeneration large = TrainedGenerations.random(folder, 5, 2000);

        int status = shell.run(
                "models",
                "promote",
                folder.resolve(large.name()).toString(),
                "--force",
                "--set",
                "segue.generations.memory-bytes=1MB",
                "--bootstrap",
                "127.0.0.1:1");

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(shell.err()).contains(large.name() + " would take 0.6 MB of memory");
    }

    private static RegretReport line(String slice, double low, double high) {
        return new RegretReport(
                "candidate", "other", slice, new Comparison((low + high) / 2, new Interval(low, high), 0.01));
    }

    private String trained(int plays) throws IOException {
        Path file = RecordedPlays.written(folder.resolve("plays"), plays);
        Shell training = new Shell();
        int status = training.run(
                "train", file.toString(), "--epochs", "2", "--no-ranker", "--json", "--out", folder.toString());
        assertThat(status).as(training::err).isZero();
        return Json.read(training.out()).path("generation").asText();
    }
}
