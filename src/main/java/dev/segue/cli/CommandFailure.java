package dev.segue.cli;

/// A command cannot do what it was asked to; carries the one line that the person at the shell sees.
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitStatus;

    /// @param exitStatus one of [ExitStatus]
    /// @param message what failed, why, and what to do next, in one line
    CommandFailure(int exitStatus, String message) {
        super(message);
        this.exitStatus = exitStatus;
    }

    /// @param exitStatus one of [ExitStatus]
    /// @param message what failed, why, and what to do next, in one line
    /// @param cause shown with `--debug`
    CommandFailure(int exitStatus, String message, Throwable cause) {
        super(message, cause);
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
