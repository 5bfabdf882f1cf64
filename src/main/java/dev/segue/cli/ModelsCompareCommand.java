package dev.segue.cli;

import dev.segue.evaluation.report.RegretReport;
import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue models compare`: how much better one generation is than another on what neither has seen.
@Command(
        name = "compare",
        description = "Compare a generation with another, or with learning online throughout, on what a recording holds"
                + " after both were cut off: the same questions for both, paired by listener. Exit 1 when it is worse.")
final class ModelsCompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Parameters(paramLabel = "DIR", index = "0", description = "The folder of the generation.")
    private Path candidate = Path.of("");

    @Parameters(
            paramLabel = "OTHER",
            index = "1",
            arity = "0..1",
            description = "The folder of the other. Default: none, learning online throughout.")
    private Optional<Path> other = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Generation first = read(candidate);
        List<RegretReport> lines = trial.trial()
                .orElseThrow(() -> new CommandFailure(ExitStatus.USAGE, "--recording FILE is needed"))
                .compare(first, other.map(ModelsCompareCommand::read), settings.load());
        PrintWriter out = spec.commandLine().getOut();
        boolean worse = GenerationTrial.isWorse(lines);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("generation", first.id());
            document.put("worse", worse);
            document.put("slices", GenerationTrial.json(lines));
            Json.print(out, document);
        } else {
            GenerationTrial.print(lines, out);
        }
        out.flush();
        return worse ? ExitStatus.FAILED : ExitStatus.OK;
    }

    /// Reads a generation that must be whole.
    static Generation read(Path folder) {
        try {
            return GenerationFolder.read(folder);
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, Failures.reason(e), e);
        }
    }
}
