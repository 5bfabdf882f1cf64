package dev.segue.events;

/// Identifies who listens; called `user` in the API and the schemas, and the key of every topic about listeners.
///
/// @param value any non-empty text, compared exactly; at most [#MAX_LENGTH] characters
public record ListenerId(String value) {

    /// The longest id that is accepted, in characters.
    public static final int MAX_LENGTH = 512;

    public ListenerId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "listener id of %d characters; expected 1 to %d".formatted(value.length(), MAX_LENGTH));
        }
    }

    /// Returns the 64-bit fingerprint that rows carry instead of the text.
    public long fingerprint() {
        return Fingerprint.of(value);
    }
}
