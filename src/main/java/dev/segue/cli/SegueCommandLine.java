package dev.segue.cli;

import dev.segue.app.SettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs commands: failures become one line on standard error and an exit code.
public final class SegueCommandLine {

    private final SegueCommand root = new SegueCommand();
    private final CommandLine commandLine = new CommandLine(root);

    /// Wires the failure handlers; output goes to the process's own streams.
    public SegueCommandLine() {
        commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> report(failure, command))
                .setParameterExceptionHandler((wrong, _) -> reportUsage(wrong));
        commandLine.getSubcommands().forEach((name, command) -> {
            if (name.equals("generate-completion")) {
                command.getCommandSpec().usageMessage().hidden(true);
            }
        });
    }

    /// Runs one command and returns its exit code.
    public int run(String... arguments) {
        Logs.quietLibraries();
        return commandLine.execute(arguments);
    }

    /// Returns picocli's own object, for tests and completion.
    CommandLine commandLine() {
        return commandLine;
    }

    private int report(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (root.isDebugging()) {
            failure.printStackTrace(err);
        }
        err.println("segue: " + lineOf(failure, root.isDebugging()));
        err.flush();
        return switch (failure) {
            case CommandFailure known -> known.exitStatus();
            case SettingsException _ -> ExitStatus.USAGE;
            default -> ExitStatus.FAILED;
        };
    }

    private static String lineOf(Exception failure, boolean debugging) {
        if (failure instanceof CommandFailure || failure instanceof SettingsException) {
            return String.valueOf(failure.getMessage());
        }
        String next = debugging ? "" : "; run it again with --debug to see where";
        return "unexpected %s: %s%s".formatted(failure.getClass().getSimpleName(), failure.getMessage(), next);
    }

    private static int reportUsage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("segue: "
                + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        }
        err.flush();
        return ExitStatus.USAGE;
    }
}
