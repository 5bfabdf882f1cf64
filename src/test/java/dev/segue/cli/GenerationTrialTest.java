package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import dev.segue.evaluation.LikesAsPlays;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTrialTest {

    @TempDir
    private Path folder;

    @Test
    void whereNobodyPlaysLikesAreAskedFor() throws IOException {
        Path plays = RecordedPlays.written(folder.resolve("plays"), 400);
        Path trained = folder.resolve("trained");
        int status = new Shell().run("train", plays.toString(), "--epochs", "2", "--out", trained.toString());
        assertThat(status).isZero();
        Generation candidate =
                new GenerationFolder(trained).all().getFirst().generation().orElseThrow();
        Settings settings = Settings.load(SettingsSources.ofProcess());
        History played = RecordedHistory.of(List.of(plays), Long.MAX_VALUE, settings);

        assertThat(slices(new Liked(played, true), candidate, settings)).contains("mixed");
        assertThat(slices(new Liked(played, false), candidate, settings))
                .as("nothing is asked for")
                .isEmpty();
    }

    private static List<String> slices(History history, Generation candidate, Settings settings) {
        return new GenerationTrial(history, 1, 42, 1)
                .compare(candidate, Optional.empty(), settings).stream()
                        .map(RegretReport::slice)
                        .toList();
    }

    /// The same listening, but that nobody plays: they like.
    ///
    /// @param asked whether likes are asked for
    private record Liked(History played, boolean asked) implements History {

        @Override
        public List<String> names() {
            return played.names();
        }

        @Override
        public long events() {
            return played.events();
        }

        @Override
        public void read(Reader reader) throws IOException {
            played.read(interactions -> reader.read(new Changed(interactions, Liked::like)));
        }

        @Override
        public UnaryOperator<Interaction> asking() {
            return interaction -> asked ? LikesAsPlays.of(interaction, Description.NONE) : interaction;
        }

        @Override
        public long cutOf(Generation generation) throws IOException {
            return played.cutOf(generation);
        }

        private static Interaction like(Interaction interaction) {
            return interaction instanceof Played chosen
                    ? new Judged(chosen.listener(), chosen.track(), chosen.at(), 1, "")
                    : interaction;
        }
    }
}
