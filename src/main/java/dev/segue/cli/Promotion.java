package dev.segue.cli;

import dev.segue.app.GenerationOpener;
import dev.segue.app.Settings;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.training.Generation;
import dev.segue.training.PackedGeneration;
import dev.segue.training.Tail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The steps by which a generation comes to serve.
///
/// @param packed its files, as they were trained
/// @param candidate what is in them
/// @param settings of the service
record Promotion(PackedGeneration packed, Generation candidate, Settings settings) {

    /// What was found when it was compared with what serves.
    ///
    /// @param serving the number of the generation that serves
    /// @param lines a difference for each slice
    record Compared(int serving, List<RegretReport> lines) {

        boolean isWorse() {
            return GenerationTrial.isWorse(lines);
        }
    }

    /// A generation that has come to serve.
    ///
    /// @param number its number
    /// @param name what it is called
    /// @param before the number of the one that served before
    /// @param tail what it has learnt since its cut-off
    /// @param missed how many events came while it was written, of which its vectors and its ranker know nothing
    record Promoted(int number, String name, int before, Optional<Tail> tail, long missed) {}

    /// Reads a generation that must be whole and suit the service.
    static Promotion of(Path folder, Settings settings) throws IOException {
        PackedGeneration packed = PackedGeneration.of(folder);
        Generation candidate = new GenerationOpener(settings.factors(), settings.generations()).open(packed);
        return new Promotion(packed, candidate, settings);
    }

    /// Compares with what serves.
    Compared compare(GenerationTrial trial) throws IOException {
        int serving;
        Optional<PackedGeneration> other;
        try (GenerationTopic topic = GenerationTopic.look(settings)) {
            serving = topic.serving().serving();
            other = topic.packed(serving);
        }
        Optional<Generation> opened =
                other.isPresent() ? Optional.of(other.get().open()) : Optional.empty();
        return new Compared(serving, trial.compare(candidate, opened, settings));
    }

    /// Makes it serve as it was trained.
    ///
    /// @param against the number of what it was compared with, which must serve still; −1 when it was not compared
    Promoted asTrained(int against) {
        try (GenerationTopic topic = open(against)) {
            int before = topic.serving().serving();
            return new Promoted(topic.promote(packed), packed.name(), before, Optional.empty(), 0);
        }
    }

    /// Makes it serve with all that came since its cut-off.
    ///
    /// @param against as [#asTrained]
    Promoted withTail(int against, RetainedHistory history) throws IOException {
        try (TailOfTopic since = new TailOfTopic(candidate, history, settings)) {
            since.replay();
            try (GenerationTopic topic = open(against)) {
                int before = topic.serving().serving();
                if (isHeldAs(before, topic)) {
                    return new Promoted(before, packed.name(), before, Optional.empty(), 0);
                }
                since.catchUp();
                Optional<Tail> tail = since.tail();
                PackedGeneration whole = tail.isPresent() ? packed.with(tail.get()) : packed;
                int number = topic.promote(whole);
                return new Promoted(number, whole.name(), before, tail, since.missed());
            }
        }
    }

    /// What serves already has learnt on, and loses nothing by being left alone.
    private boolean isHeldAs(int serving, GenerationTopic topic) {
        return topic.packed(serving)
                .map(other -> other.trainedName().equals(packed.name()))
                .orElse(false);
    }

    private GenerationTopic open(int against) {
        GenerationTopic topic = GenerationTopic.open(settings);
        int serving = topic.serving().serving();
        if (against >= 0 && serving != against) {
            topic.close();
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "generation %d has begun to serve since the comparison; compare again".formatted(serving));
        }
        return topic;
    }
}
