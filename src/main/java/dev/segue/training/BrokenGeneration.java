package dev.segue.training;

import java.io.IOException;

/// A folder does not hold a whole generation, or not the one that it says.
public final class BrokenGeneration extends IOException {

    private static final long serialVersionUID = 1;

    /// @param message what is wrong with it
    public BrokenGeneration(String message) {
        super(message);
    }

    BrokenGeneration(String message, Throwable cause) {
        super(message, cause);
    }
}
