package dev.segue.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `segue dead-letters …`
@Command(
        name = "dead-letters",
        description = "Look at the records that could not be used.",
        subcommands = DeadLettersListCommand.class)
final class DeadLettersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; there is: dead-letters list");
    }
}
