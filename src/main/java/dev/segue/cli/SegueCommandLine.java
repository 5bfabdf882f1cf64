package dev.segue.cli;

import dev.segue.app.SettingsException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs commands: failures become one line on standard error and an exit code.
///
/// To add a command: a class of its own, and a line in the list here.
public final class SegueCommandLine {

    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            RecommendCommand.class,
            SimilarCommand.class,
            EvaluateCommand.class,
            SimulateCommand.class,
            CatalogCommand.class,
            TuneCommand.class,
            TrainCommand.class,
            ModelsCommand.class,
            DumpCommand.class,
            TopicsCommand.class,
            DeadLettersCommand.class,
            BenchCommand.class,
            ChaosCommand.class,
            ConfigCommand.class,
            RehearseCommand.class,
            AutoComplete.GenerateCompletion.class);

    private final SegueCommand root = new SegueCommand();
    private Optional<PrintWriter> out = Optional.empty();
    private Optional<PrintWriter> err = Optional.empty();

    /// Output goes to the process's own streams.
    public SegueCommandLine() {}

    /// Runs one command and returns its exit code. Reading what all the others are would take half a second of each
    /// start.
    public int run(String... arguments) {
        Logs.quietLibraries();
        return commandLine(named(arguments).map(List::<Class<?>>of).orElse(COMMANDS))
                .execute(arguments);
    }

    /// Has a command write elsewhere.
    void printTo(PrintWriter standardOut, PrintWriter standardError) {
        out = Optional.of(standardOut);
        err = Optional.of(standardError);
    }

    /// Returns picocli's own object with all commands, for tests.
    CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private CommandLine commandLine(List<Class<?>> commands) {
        CommandLine all = new CommandLine(root);
        commands.forEach(all::addSubcommand);
        all.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> report(failure, command))
                .setParameterExceptionHandler((wrong, _) -> reportUsage(wrong));
        out.ifPresent(all::setOut);
        err.ifPresent(all::setErr);
        all.getSubcommands().forEach((name, command) -> {
            if (name.equals("generate-completion")) {
                command.getCommandSpec().usageMessage().hidden(true);
            }
        });
        return all;
    }

    /// Returns the command that the first word names. Completion is written of all, so it needs all.
    private static Optional<Class<?>> named(String... arguments) {
        Optional<String> word = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst();
        return COMMANDS.stream()
                .filter(command -> !command.equals(AutoComplete.GenerateCompletion.class))
                .filter(command -> word.equals(
                        Optional.of(command.getAnnotation(Command.class).name())))
                .findFirst();
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
