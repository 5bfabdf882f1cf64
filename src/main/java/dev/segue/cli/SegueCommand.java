package dev.segue.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root command. All others are listed in [SegueCommandLine].
@Command(
        name = "segue",
        description = "A real-time music recommender on Kafka Streams.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:the command line or a setting is wrong",
            "3:partly done; standard error says what was not",
            "4:Kafka cannot be reached"
        })
public final class SegueCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private boolean debugging;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of a failure and the debug logs.")
    void debug(boolean on) {
        if (on) {
            Logs.showDebug();
            debugging = true;
        }
    }

    /// Says that a command is missing.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    boolean isDebugging() {
        return debugging;
    }
}
