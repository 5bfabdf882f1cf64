package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void keepsAGenerationWithVectorsARankerAndAPage() throws IOException {
        JsonNode document = Json.read(trained("--json"));

        Path place = Path.of(document.path("folder").asText());
        JsonNode manifest = document.path("manifest");
        assertThat(place.resolve("report.html")).isRegularFile();
        assertThat(document.path("generation").asText()).isEqualTo(String.valueOf(place.getFileName()));
        assertThat(manifest.path("tracks").asInt()).isBetween(20, 31);
        assertThat(manifest.path("rankerSteps").asInt()).isPositive();
        assertThat(manifest.path("epochs")).hasSizeBetween(2, 3);
        assertThat(manifest.path("data").path("interactions").asInt()).isEqualTo(400);
        assertThat(manifest.path("data").path("split").path("test").asInt()).isEqualTo(360);
    }

    @Test
    void theSameLogAndSeedMakeTheSameGenerationWhateverTheThreads() throws IOException {
        Json.read(trained("--json", "--threads", "1"));
        Json.read(trained("--json", "--threads", "3"));

        try (var generations = Files.list(folder.resolve("generations"))) {
            assertThat(generations).hasSize(1);
        }
    }

    @Test
    void saysHowTheFitGoesAndWhatCameOfIt() throws IOException {
        String out = trained("--no-ranker");

        assertThat(out).contains("generation g-", "test ndcg@20 ", "popular");
    }

    @Test
    void takesTheSettingThatBlocksOfTimeSpeakFor() throws IOException {
        JsonNode manifest = Json.read(trained("--json", "--no-ranker", "--folds", "2", "--scaling", "0,1"))
                .path("manifest");

        JsonNode validated = manifest.path("validated");
        assertThat(validated).hasSize(2);
        assertThat(validated.path(0).path("folds").findValuesAsText("learnt")).containsExactly("180", "270");
        int best = meanOf(validated.path(1)) > meanOf(validated.path(0)) ? 1 : 0;
        assertThat(manifest.path("settings").path("scaling").asInt()).isEqualTo(best);
    }

    private static double meanOf(JsonNode validated) {
        return validated.path("folds").findValuesAsText("ndcg").stream()
                .mapToDouble(Double::parseDouble)
                .average()
                .orElseThrow();
    }

    @Test
    void refusesAFileThatIsTooShortAndSettingsOutOfRange() throws IOException {
        Path few = plays("few", 3);

        Shell shell = new Shell();
        assertThat(shell.run("train", few.toString(), "--out", folder.toString()))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("each part must hold something");
        Shell other = new Shell();
        assertThat(other.run("train", plays("plays", 400).toString(), "--epochs", "0"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(other.err()).contains("epochs must lie in [1, 1000] but was 0");
    }

    @Test
    void whatComesAfterTheCutOffIsMeasuredWithAndWithoutIt() throws IOException {
        Path place = Path.of(Json.read(trained("--json")).path("folder").asText());
        Shell shell = new Shell();

        int status = shell.run(
                "evaluate", plays("plays", 400).toString(), "--start", place.toString(), "--every", "1", "--json");

        assertThat(status).as(shell::err).isZero();
        JsonNode report = Json.read(shell.out());
        assertThat(report.path("models").findValuesAsText("name"))
                .containsExactly("segue", "segue-trained", "factors", "factors-trained");
        report.path("models")
                .forEach(model -> assertThat(model.path("mixed").path("scored").asInt())
                        .as("the last tenth alone is scored")
                        .isEqualTo(40));
        assertThat(report.path("against_batch").findValuesAsText("batch")).contains("segue-trained", "factors-trained");
    }

    @Test
    void anEncoderIsTrainedWhereItIsAskedForAndMeasuredByItself() throws IOException {
        JsonNode document = Json.read(trained("--sequence", "--json"));
        Path place = Path.of(document.path("folder").asText());
        Shell shell = new Shell();

        int status = shell.run(
                "evaluate", plays("plays", 400).toString(), "--start", place.toString(), "--every", "1", "--json");

        assertThat(document.path("manifest").path("sequence").path("tracks").asInt())
                .isBetween(20, 31);
        assertThat(place.resolve("sequence.bin")).isRegularFile();
        assertThat(status).as(shell::err).isZero();
        JsonNode encoder = Json.read(shell.out()).path("models").get(4);
        assertThat(encoder.path("name").asText()).isEqualTo("encoder-trained");
        assertThat(encoder.path("mixed").path("ndcg@20").asDouble()).isPositive();
        assertThat(trained("--sequence")).contains("encoder, test ndcg@20 ");
    }

    @Test
    void aGenerationOfAnotherLogIsNoStart() throws IOException {
        Path place = Path.of(Json.read(trained("--json")).path("folder").asText());
        Shell shell = new Shell();

        int status = shell.run("evaluate", plays("more", 401).toString(), "--start", place.toString());

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("this is another log", "plays, 400 interactions");
    }

    @Test
    void aBrokenGenerationIsNoStart() throws IOException {
        Path place = Path.of(Json.read(trained("--json")).path("folder").asText());
        Files.write(place.resolve("vectors.bin"), new byte[] {1, 2, 3});
        Shell shell = new Shell();

        int status = shell.run("evaluate", plays("plays", 400).toString(), "--start", place.toString());

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("vectors.bin", "written half, or changed");
    }

    private String trained(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                plays("plays", 400).toString(),
                "--epochs",
                "3",
                "--patience",
                "2",
                "--out",
                folder.resolve("generations").toString()));
        arguments.addAll(List.of(more));
        Shell shell = new Shell();
        assertThat(shell.run(arguments.toArray(String[]::new))).as(shell::err).isZero();
        return shell.out();
    }

    private Path plays(String name, int count) throws IOException {
        return RecordedPlays.written(folder.resolve(name), count);
    }
}
