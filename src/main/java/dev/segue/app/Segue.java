package dev.segue.app;

/// The entry point of every `segue` command.
public final class Segue {

    private Segue() {}

    /// Runs one command.
    ///
    /// @param arguments the command and its options
    public static void main(String[] arguments) {
        System.err.println("segue " + String.join(" ", arguments));
    }
}
