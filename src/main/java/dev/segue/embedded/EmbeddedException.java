package dev.segue.embedded;

import org.jspecify.annotations.Nullable;

/// The embedded broker or registry could not be started; the message says which, where and why in one line.
public final class EmbeddedException extends RuntimeException {

    EmbeddedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
