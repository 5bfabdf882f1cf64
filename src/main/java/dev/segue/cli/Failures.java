package dev.segue.cli;

import java.net.ConnectException;

/// Words for a failure's cause.
final class Failures {

    private Failures() {}

    /// Returns the message of the first cause that has one, or else the failure's kind.
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                return message.lines().findFirst().orElse(message);
            }
        }
        return switch (failure) {
            case ConnectException _ -> "connection refused";
            default -> failure.getClass().getSimpleName();
        };
    }
}
