package dev.segue.serving;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A place in the log of listening events: for some of its partitions, the last offset that is meant to be seen.
///
/// Opaque to clients, who get it from `POST /v1/events` and hand it back as `after` to read their own writes. As a
/// token it is base64url, without padding, of a version byte and varint pairs (partition, offset) in partition order.
///
/// @param offsets partition to the last offset included in it
public record Position(Map<Integer, Long> offsets) {

    /// Nothing has to have been seen.
    public static final Position NONE = new Position(Map.of());

    private static final byte VERSION = 1;
    private static final int MAX_TOKEN_LENGTH = 64 * 1024;

    public Position {
        offsets.forEach(Position::check);
        offsets = Collections.unmodifiableMap(new TreeMap<>(offsets));
    }

    /// Returns the position that includes these offsets.
    public static Position of(Map<Integer, Long> offsets) {
        return new Position(offsets);
    }

    /// Returns the position of a token made by [#token].
    ///
    /// @throws IllegalArgumentException when it is not one; the message is fit for the client
    public static Position parse(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw malformed("it has %d characters".formatted(token.length()), null);
        }
        try {
            return read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(token)));
        } catch (BufferUnderflowException e) {
            throw malformed("it is cut short", e);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()), e);
        }
    }

    /// Returns the position that has seen everything that either has seen.
    public Position merge(Position other) {
        Map<Integer, Long> merged = new TreeMap<>(offsets);
        other.offsets.forEach((partition, offset) -> merged.merge(partition, offset, Math::max));
        return new Position(merged);
    }

    /// Returns whether nothing has to have been seen.
    public boolean isNone() {
        return offsets.isEmpty();
    }

    /// Returns the text that clients hand back; safe in a URL as it is.
    public String token() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + offsets.size() * 15).put(VERSION);
        offsets.forEach((partition, offset) -> {
            putVarint(bytes, partition);
            putVarint(bytes, offset);
        });
        byte[] used = new byte[bytes.position()];
        bytes.flip().get(used);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
    }

    @Override
    public String toString() {
        return token();
    }

    private static Position read(ByteBuffer bytes) {
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("it is of version %d, not %d".formatted(version, VERSION));
        }
        Map<Integer, Long> offsets = new TreeMap<>();
        while (bytes.hasRemaining()) {
            long partition = getVarint(bytes);
            if (partition < 0 || partition > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("it names partition %d".formatted(partition));
            }
            if (offsets.put((int) partition, getVarint(bytes)) != null) {
                throw new IllegalArgumentException("it names partition %d twice".formatted(partition));
            }
        }
        return new Position(offsets);
    }

    private static void check(int partition, long offset) {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "partition %d at offset %d; expected zero or more for both".formatted(partition, offset));
        }
    }

    private static void putVarint(ByteBuffer bytes, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long getVarint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("it holds a number of more than 63 bits");
    }

    private static IllegalArgumentException malformed(String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "not a position (%s); send the `position` of an answer unchanged".formatted(why), cause);
    }
}
