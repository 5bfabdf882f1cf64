package dev.segue.cli;

import dev.segue.app.GenerationOpener;
import dev.segue.app.Settings;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.training.BrokenGeneration;
import dev.segue.training.Generation;
import dev.segue.training.PackedGeneration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue models promote DIR`: a running service goes over to a generation.
@Command(
        name = "promote",
        description = "Have a running service serve a generation, and learn on from it. It is compared first with what"
                + " serves, on what a recording holds after both were cut off, and refused when it is worse.")
final class ModelsPromoteCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Parameters(paramLabel = "DIR", description = "The folder of the generation.")
    private Path folder = Path.of("");

    @Option(names = "--force", description = "Promote it without comparing, or though it is worse.")
    private boolean force;

    @Override
    public void run() {
        Settings settings = kafka.load();
        Optional<GenerationTrial> compared = trial.trial();
        if (compared.isEmpty() && !force) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--recording FILE is needed, to compare with what serves; --force promotes without comparing");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            PackedGeneration packed = PackedGeneration.of(folder);
            Generation candidate = packed.open();
            new GenerationOpener(settings.factors()).check(candidate);
            int against = compared.isPresent() ? compare(candidate, compared.get(), settings, out) : -1;
            try (GenerationTopic topic = GenerationTopic.open(settings)) {
                int before = topic.serving().serving();
                if (against >= 0 && before != against) {
                    throw new CommandFailure(
                            ExitStatus.FAILED,
                            "generation %d has begun to serve since the comparison; compare again".formatted(before));
                }
                int number = topic.promote(packed);
                out.println("generation %d, %s, serves in the place of generation %d"
                        .formatted(number, candidate.id(), before));
            }
        } catch (BrokenGeneration broken) {
            throw new CommandFailure(ExitStatus.FAILED, Failures.reason(broken), broken);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "%s cannot be read: %s".formatted(folder, Failures.reason(e)), e);
        }
        out.flush();
    }

    /// Compares with what serves; returns what that was.
    private int compare(Generation candidate, GenerationTrial asked, Settings settings, PrintWriter out)
            throws IOException {
        int serving;
        Optional<PackedGeneration> other;
        try (GenerationTopic topic = GenerationTopic.open(settings)) {
            serving = topic.serving().serving();
            other = topic.packed(serving);
        }
        Optional<Generation> opened =
                other.isPresent() ? Optional.of(other.get().open()) : Optional.empty();
        List<RegretReport> lines = asked.compare(candidate, opened, settings);
        GenerationTrial.print(lines, out);
        out.flush();
        if (GenerationTrial.isWorse(lines) && !force) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "%s is worse than generation %d, which serves, and is not promoted; --force promotes it all the same"
                            .formatted(candidate.id(), serving));
        }
        return serving;
    }
}
