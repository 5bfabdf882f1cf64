package dev.segue.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `segue catalog …`
@Command(
        name = "catalog",
        description = "Fill the catalog, and measure what it is good for.",
        subcommands = {CatalogLoadCommand.class, CatalogEvaluateCommand.class})
final class CatalogCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; there are: catalog load, catalog evaluate");
    }
}
