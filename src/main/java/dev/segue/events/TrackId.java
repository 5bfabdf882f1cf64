package dev.segue.events;

/// Identifies one recording, as the catalog or the player names it; the key of every topic about tracks.
///
/// @param value any non-empty text, compared exactly; at most [#MAX_LENGTH] characters
public record TrackId(String value) {

    /// The longest id that is accepted, in characters.
    public static final int MAX_LENGTH = 512;

    public TrackId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "track id of %d characters; expected 1 to %d".formatted(value.length(), MAX_LENGTH));
        }
    }

    /// Returns the 64-bit fingerprint that rows carry instead of the text.
    public long fingerprint() {
        return Fingerprint.of(value);
    }
}
