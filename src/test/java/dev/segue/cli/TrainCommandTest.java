package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void trainsTheBestOfASearchAndItsReportSaysWhatWasTried() throws IOException {
        JsonNode document = Json.read(trained("--json", "--no-ranker", "--folds", "2", "--candidates", "9"));

        JsonNode manifest = document.path("manifest");
        JsonNode searched = manifest.path("searched");
        List<JsonNode> last = new ArrayList<>();
        searched.path("tried").forEach(one -> {
            if (one.path("rung").asInt() == 1) {
                last.add(one);
            }
        });
        assertThat(searched.path("tried")).hasSize(12);
        assertThat(last).hasSize(3);
        JsonNode winner = last.stream()
                .max(Comparator.comparingDouble(one -> meanOf(one.path("validated"))))
                .orElseThrow();
        assertThat(meanOf(winner.path("validated"))).isPositive();
        assertThat(manifest.path("settings")).isIn(settingsOf(last, meanOf(winner.path("validated"))));
        assertThat(searched.path("best").asInt())
                .isEqualTo(last.stream()
                        .filter(one -> one.path("settings").equals(manifest.path("settings")))
                        .findFirst()
                        .orElseThrow()
                        .path("candidate")
                        .asInt());
        assertThat(Path.of(document.path("folder").asText()).resolve("report.html"))
                .content()
                .contains("<h2>Search</h2>", "9 settings were tried", "<th>on the first 120</th>");
    }

    private static List<JsonNode> settingsOf(List<JsonNode> tried, double mean) {
        return tried.stream()
                .filter(one -> meanOf(one.path("validated")) == mean)
                .map(one -> one.path("settings"))
                .toList();
    }

    @Test
    void aSearchThatWasStoppedGoesOnAndMakesTheSameGeneration() throws IOException {
        Path journal = folder.resolve("journal");
        String[] options = {
            "--json", "--no-ranker", "--folds", "2", "--candidates", "9", "--journal", journal.toString()
        };
        String first = Json.read(trained(options)).path("generation").asText();
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines).hasSize(13);
        Files.writeString(
                journal,
                String.join("\n", lines.subList(0, 8)) + "\n" + lines.get(8).substring(0, 30));

        assertThat(Json.read(trained(options)).path("generation").asText()).isEqualTo(first);

        assertThat(Files.readAllLines(journal)).containsAll(lines).hasSize(14);
        Shell shell = new Shell();
        assertThat(shell.run(
                        "train", plays("plays", 400).toString(), "--candidates", "4", "--journal", journal.toString()))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("is the journal of another search");
    }

    @Test
    void vectorsOfALengthThatWasFoundAreKeptWithIt() throws IOException {
        JsonNode manifest = Json.read(trained("--json", "--folds", "1", "--candidates", "2", "--dimensions", "16"))
                .path("manifest");

        int best = manifest.path("searched").path("best").asInt();
        assertThat(manifest.path("settings").path("dimensions").asInt()).isEqualTo(best == 0 ? 32 : 16);
        assertThat(manifest.path("searched")
                        .path("tried")
                        .path(1)
                        .path("settings")
                        .path("dimensions")
                        .asInt())
                .isEqualTo(16);
    }

    @Test
    void optionsOfASearchAreRefusedWithoutOne() throws IOException {
        Shell shell = new Shell();

        assertThat(shell.run("train", plays("plays", 400).toString(), "--dimensions", "16"))
                .isEqualTo(ExitStatus.USAGE);

        assertThat(shell.err()).contains("--dimensions and --journal are those of a search");
        Shell other = new Shell();
        assertThat(other.run("train", plays("plays", 400).toString(), "--candidates", "1"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(other.err()).contains("--candidates must be 2 or more");
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
    void vectorsOfAnotherLengthAreMeasuredAsAServiceOfThatLengthWouldServeThem() throws IOException {
        Path place = Path.of(Json.read(trained("--json", "--set", "segue.factors.dimensions=16"))
                .path("folder")
                .asText());
        Shell here = new Shell();
        Shell there = new Shell();
        String[] evaluate = {
            "evaluate", plays("plays", 400).toString(), "--start", place.toString(), "--every", "1", "--json"
        };

        assertThat(here.run(evaluate)).as(here::err).isZero();
        assertThat(there.run(Stream.concat(Stream.of(evaluate), Stream.of("--set", "segue.factors.dimensions=16"))
                        .toArray(String[]::new)))
                .as(there::err)
                .isZero();

        for (String trained : List.of("segue-trained", "factors-trained")) {
            assertThat(ndcgOf(here, trained)).isEqualTo(ndcgOf(there, trained)).isPositive();
        }
        assertThat(ndcgOf(here, "factors-trained")).isNotEqualTo(ndcgOf(here, "factors"));
    }

    private static double ndcgOf(Shell evaluation, String name) throws IOException {
        for (JsonNode model : Json.read(evaluation.out()).path("models")) {
            if (model.path("name").asText().equals(name)) {
                return model.path("mixed").path("ndcg@100").asDouble();
            }
        }
        throw new AssertionError("no " + name);
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
