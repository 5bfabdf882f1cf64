package dev.segue.cli;

import dev.segue.training.BrokenGeneration;
import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue models show ID`: what a generation says of itself.
@Command(
        name = "show",
        description = "Print the manifest of a generation as JSON, when it is whole: settings, data, curve, measures.")
final class ModelsShowCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The generation, as `models list` names it.")
    private String id = "";

    @Option(names = "--dir", paramLabel = "DIR", description = "Where it is kept. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("generations");

    @Override
    public void run() {
        try {
            Generation generation = GenerationFolder.read(folder.resolve(id));
            PrintWriter out = spec.commandLine().getOut();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("generation", generation.id());
            document.put("manifest", generation.manifest());
            Json.print(out, document);
            out.flush();
        } catch (BrokenGeneration broken) {
            throw new CommandFailure(ExitStatus.FAILED, Failures.reason(broken), broken);
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "%s cannot be read: %s".formatted(id, Failures.reason(e)), e);
        }
    }
}
