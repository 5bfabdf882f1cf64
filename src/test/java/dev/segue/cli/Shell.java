package dev.segue.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Runs commands as a shell would, and keeps what they print.
final class Shell {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// Returns the exit code.
    int run(String... arguments) {
        SegueCommandLine segue = new SegueCommandLine();
        segue.printTo(new PrintWriter(out), new PrintWriter(err));
        return segue.run(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
