package dev.segue.serving.http;

import java.util.Arrays;

/// Bytes that are appended until a body is whole; holds at most twice what came, and no more than was
/// announced.
final class BodyBytes {

    private final int announced;
    private byte[] bytes = new byte[0];
    private int length;

    /// @param announced how many will come, 0 when nobody said; only a hint
    BodyBytes(int announced) {
        this.announced = announced;
    }

    void append(byte[] chunk, int count) {
        int needed = length + count;
        if (needed > bytes.length) {
            int doubled = 2 * bytes.length;
            int enough = announced >= needed ? Math.min(doubled, announced) : doubled;
            bytes = Arrays.copyOf(bytes, Math.max(needed, enough));
        }
        System.arraycopy(chunk, 0, bytes, length, count);
        length = needed;
    }

    /// Returns what came; to be called once, at the end.
    byte[] whole() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
