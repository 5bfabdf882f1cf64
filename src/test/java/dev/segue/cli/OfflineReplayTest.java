package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import dev.segue.evaluation.RecordedListening;
import dev.segue.evaluation.StreamShape;
import dev.segue.evaluation.report.PartReport;
import dev.segue.intake.IntakeRules;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class OfflineReplayTest {

    private static final int PLAYS = 600;
    private static final Duration COMMIT = Duration.ofMillis(100);

    private static final StreamShape AT_EASE = new StreamShape(1, StreamShape.UNLIMITED, 0, COMMIT);
    private static final StreamShape IN_HASTE = new StreamShape(2, StreamShape.UNLIMITED, 2_000, COMMIT);

    private final Settings settings = Settings.load(new SettingsSources(Optional.empty(), Map.of(), List.of()));

    @TempDir
    private Path folder;

    @Test
    void everyPlayIsScored() throws IOException {
        OfflineReplay replay = replay(0, List.of());

        assertThat(replay.atOnce().mixed().scored()).isEqualTo(PLAYS);
        assertThat(replay.atOnce().discover().scored()
                        + replay.atOnce().relisten().scored())
                .isEqualTo(PLAYS);
        assertThat(replay.atOnce().slices()).extracting(PartReport::ndcg).allMatch(ndcg -> ndcg > 0);
    }

    @Test
    void oneTaskAtItsOwnPaceLosesNothing() throws IOException {
        OfflineReplay replay = replay(0, List.of(AT_EASE));

        assertThat(replay.divided()).containsExactly(replay.atOnce());
    }

    @Test
    void hasteCostsQuality() throws IOException {
        OfflineReplay replay = replay(0, List.of(AT_EASE, IN_HASTE));

        assertThat(replay.divided().getLast().mixed().ndcg())
                .isLessThan(replay.divided().getFirst().mixed().ndcg());
    }

    @Test
    void aWarmUpIsLearntAndNotAskedFor() throws IOException {
        OfflineReplay replay = replay(400, List.of(AT_EASE));

        assertThat(replay.atOnce().mixed().scored()).isEqualTo(PLAYS - 400);
        assertThat(replay.atOnce().relisten().ndcg()).isGreaterThan(0.1);
        assertThat(replay.divided()).containsExactly(replay.atOnce());
    }

    private OfflineReplay replay(long warmUp, List<StreamShape> shapes) throws IOException {
        Recording recording = Recording.open(RecordedPlays.written(folder.resolve("plays"), PLAYS));
        return OfflineReplay.of(
                RecordedListening.of(recording, new IntakeRules(settings.intake()), PLAYS), settings, warmUp, shapes);
    }
}
