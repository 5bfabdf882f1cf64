package dev.segue.events;

import java.util.Arrays;

/// The features of a list that was shown, as the ranking packs them; opaque to everybody else. Immutable.
public final class FeatureBytes {

    /// None were kept.
    public static final FeatureBytes NONE = new FeatureBytes(new byte[0]);

    private final byte[] bytes;

    private FeatureBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Returns the features in a copy of these bytes.
    public static FeatureBytes of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new FeatureBytes(bytes.clone());
    }

    /// Returns a copy of the bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Returns whether there are none.
    public boolean isNone() {
        return bytes.length == 0;
    }

    /// Returns how many bytes there are.
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "FeatureBytes[%d]".formatted(bytes.length);
    }
}
