package dev.segue.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The option of commands that print lines for people or one document for programs.
final class Printing {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /// Prints the one or the other.
    void print(Object document, Consumer<PrintWriter> lines) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, document);
        } else {
            lines.accept(out);
        }
        out.flush();
    }
}
