package dev.segue.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/// The binary keys of the stores. An id that others follow is prefixed by its length (two bytes), because ids may
/// contain any character; numbers are big-endian, so that they sort as they count.
public final class StoreKeys {

    private StoreKeys() {}

    /// Returns the key of everything about one listener or one track, which has no second part.
    public static Bytes of(String id) {
        return Bytes.wrap(id.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the key `id|number`.
    public static Bytes of(String id, long number) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Short.BYTES + utf8.length + Long.BYTES)
                .putShort((short) utf8.length)
                .put(utf8)
                .putLong(number)
                .array());
    }

    /// Returns the key `number|id`.
    public static Bytes of(long number, String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + utf8.length)
                .putLong(number)
                .put(utf8)
                .array());
    }

    /// Returns the key `number|id|second`.
    public static Bytes of(long number, String id, long second) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES + utf8.length)
                .putLong(number)
                .put(utf8)
                .putLong(second)
                .array());
    }

    /// Returns the id of a key `number|id|second`.
    public static String middleIdOf(Bytes key) {
        return new String(key.get(), Long.BYTES, key.get().length - 2 * Long.BYTES, StandardCharsets.UTF_8);
    }

    /// Returns the least key that starts with a number.
    public static Bytes from(long number) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /// Returns the text of a key that is one id.
    public static String idOf(Bytes key) {
        return new String(key.get(), StandardCharsets.UTF_8);
    }

    /// Returns the id of a key `id|number`.
    public static String leadingIdOf(Bytes key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.get());
        int length = Short.toUnsignedInt(bytes.getShort());
        return new String(key.get(), Short.BYTES, length, StandardCharsets.UTF_8);
    }

    /// Returns the number of a key `number|id`.
    public static long leadingNumberOf(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    /// Returns the id of a key `number|id`.
    public static String trailingIdOf(Bytes key) {
        return new String(key.get(), Long.BYTES, key.get().length - Long.BYTES, StandardCharsets.UTF_8);
    }

    /// Returns the number of a key `id|number`.
    public static long trailingNumberOf(Bytes key) {
        byte[] bytes = key.get();
        return ByteBuffer.wrap(bytes, bytes.length - Long.BYTES, Long.BYTES).getLong();
    }
}
