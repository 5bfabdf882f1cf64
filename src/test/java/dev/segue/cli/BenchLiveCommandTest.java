package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.evaluation.report.PartReport;
import dev.segue.evaluation.report.ReplayReport;
import dev.segue.evaluation.report.ReplayScores;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchLiveCommandTest {

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @Test
    void aSpeedOfNothingIsRefused() throws IOException {
        Path plays = RecordedPlays.written(folder.resolve("plays"), 10);

        assertThat(shell.run("bench", "live", plays.toString(), "--speeds", "100,0"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("--speeds");
    }

    @Test
    void aRecordingWithoutPlaysIsRefused() throws IOException {
        Path ratings = Files.writeString(folder.resolve("ratings"), "userId,movieId,rating,timestamp\n1,10,5,1000\n");

        assertThat(shell.run("bench", "live", ratings.toString())).isEqualTo(2);
        assertThat(shell.err()).contains("holds no plays");
    }

    @Test
    void aWarmUpThatLeavesNothingIsRefused() throws IOException {
        Path plays = RecordedPlays.written(folder.resolve("plays"), 10);

        assertThat(shell.run("bench", "live", plays.toString(), "--warm-up", "10"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("--warm-up 10 leaves nothing of 10 events");
    }

    @Test
    void aSettingThatDoesNotExistIsRefusedBeforeAnythingStarts() throws IOException {
        Path plays = RecordedPlays.written(folder.resolve("plays"), 10);

        assertThat(shell.run("bench", "live", plays.toString(), "--set", "segue.topology.no-such=1"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("segue.topology.no-such");
    }

    @Test
    void theTablesSplitTheGap() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);

        new ReplayTables(new ReplayReport(
                        new ReplayReport.Subject("plays.tsv", 1_200, 200, 2, 4, 500),
                        scores(0.5),
                        scores(0.4375),
                        List.of(new ReplayReport.Speed(50, 49.7, 12, 3, 1.5, scores(0.375), scores(0.25)))))
                .print(out);
        out.flush();

        assertThat(text.toString())
                .startsWith(
                        "plays.tsv: 1,200 events, the first 200 only learnt, 4 partitions, 500 rows a second published, 2 cores")
                .containsPattern("mixed +own pace +\\.5000 +\\.4375 +– +\\.0625 +–")
                .containsPattern("relisten +50 +\\.5000 +\\.3750 +\\.2500 +\\.1250 +\\.1250")
                .containsPattern("50 +50 +12 +3 +100 +1\\.5");
    }

    private static ReplayScores scores(double value) {
        return new ReplayScores(part("mixed", value), part("discover", value), part("relisten", value));
    }

    private static PartReport part(String slice, double value) {
        return new PartReport(slice, 100, value, value, value);
    }
}
