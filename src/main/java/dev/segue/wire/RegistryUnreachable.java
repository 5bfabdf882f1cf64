package dev.segue.wire;

import org.jspecify.annotations.Nullable;

/// No schema registry gave a usable answer: none could be reached in time, or they answered with an error that says
/// nothing about the schema. The same call may succeed later; callers retry, and no record is to blame.
public final class RegistryUnreachable extends RuntimeException {

    RegistryUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
