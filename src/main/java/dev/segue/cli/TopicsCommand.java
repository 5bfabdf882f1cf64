package dev.segue.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `segue topics …`
@Command(name = "topics", description = "See what flows through Kafka.", subcommands = TopicsTailCommand.class)
final class TopicsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; there is: topics tail");
    }
}
