package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.training.Generation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `segue models compare`: how much better one generation is than another on what neither has seen.
@Command(
        name = "compare",
        description = "Compare a generation with another, or with learning online throughout, on what came after both"
                + " were cut off: the same questions for both, paired by listener. Exit 1 when it is worse.")
final class ModelsCompareCommand implements Callable<Integer> {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "DIR", index = "0", description = "The folder of the generation.")
    private Path candidate = Path.of("");

    @Parameters(
            paramLabel = "OTHER",
            index = "1",
            arity = "0..1",
            description = "The folder of the other. Default: none, learning online throughout.")
    private Optional<Path> other = Optional.empty();

    @Override
    public Integer call() {
        Settings settings = kafka.load();
        Generation first = GenerationsOptions.read(candidate);
        Optional<Generation> second = other.map(GenerationsOptions::read);
        List<RegretReport> lines = trial.trial(settings).compare(first, second, settings);
        boolean worse = GenerationTrial.isWorse(lines);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("generation", first.id());
        document.put("worse", worse);
        document.put("slices", GenerationTrial.json(lines));
        printing.print(document, out -> GenerationTrial.print(lines, out));
        return worse ? ExitStatus.FAILED : ExitStatus.OK;
    }
}
