package dev.segue.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `segue bench …`
@Command(
        name = "bench",
        description = "Measure what Segue costs on this machine.",
        subcommands = {
            BenchThroughputCommand.class,
            BenchFreshnessCommand.class,
            BenchLookupsCommand.class,
            BenchSteadyCommand.class,
            BenchLiveCommand.class
        })
final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command given; there are: bench throughput, bench freshness, bench lookups, bench steady, bench live");
    }
}
