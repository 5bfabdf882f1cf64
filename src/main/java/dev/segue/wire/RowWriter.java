package dev.segue.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes one compact binary row: a version byte, then variable-length numbers, fixed 64-bit fingerprints and strings.
///
/// Not thread-safe; one instance a row.
final class RowWriter {

    private byte[] bytes;
    private int length;

    RowWriter(int version, int expectedLength) {
        bytes = new byte[Math.max(16, expectedLength)];
        bytes[length++] = (byte) version;
    }

    /// Writes a number in 1 to 10 bytes, seven bits a byte, least significant first (LEB128); small ones are short.
    RowWriter unsigned(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /// Writes a number of either sign, zigzag-coded.
    RowWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    RowWriter fixed64(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    RowWriter float32(float value) {
        room(4);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
        return this;
    }

    RowWriter float64(double value) {
        return fixed64(Double.doubleToRawLongBits(value));
    }

    RowWriter octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    RowWriter text(String value) {
        return blob(value.getBytes(StandardCharsets.UTF_8));
    }

    RowWriter blob(byte[] value) {
        unsigned(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
