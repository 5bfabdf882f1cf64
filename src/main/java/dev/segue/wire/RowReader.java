package dev.segue.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [RowWriter] wrote.
///
/// Rows come from our own stores and topics; one that does not read is a damaged store or a version from the future and
/// throws, naming both.
final class RowReader {

    private final byte[] bytes;
    private int at;

    RowReader(byte[] bytes, int version, String what) {
        this.bytes = bytes;
        if (bytes.length == 0 || bytes[0] != version) {
            throw new IllegalStateException("%s row of version %s; this build reads version %d"
                    .formatted(what, bytes.length == 0 ? "none" : Byte.toString(bytes[0]), version));
        }
        at = 1;
    }

    long unsigned() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    int count() {
        return (int) unsigned();
    }

    long signed() {
        long raw = unsigned();
        return (raw >>> 1) ^ -(raw & 1);
    }

    long fixed64() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    float float32() {
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = (bits << 8) | (bytes[at++] & 0xFF);
        }
        return Float.intBitsToFloat(bits);
    }

    double float64() {
        return Double.longBitsToDouble(fixed64());
    }

    int octet() {
        return bytes[at++] & 0xFF;
    }

    String text() {
        int length = count();
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    byte[] blob() {
        int length = count();
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    boolean hasMore() {
        return at < bytes.length;
    }
}
