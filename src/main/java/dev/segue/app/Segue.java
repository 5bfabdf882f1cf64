package dev.segue.app;

import dev.segue.cli.SegueCommandLine;

/// The entry point of every `segue` command.
public final class Segue {

    private Segue() {}

    /// Runs one command and exits with its code.
    ///
    /// @param arguments the command and its options
    public static void main(String[] arguments) {
        EndsWithParent.watch();
        System.exit(new SegueCommandLine().run(arguments));
    }
}
