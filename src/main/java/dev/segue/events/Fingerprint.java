package dev.segue.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// 64-bit fingerprints of ids: the first eight bytes, big-endian, of the SHA-256 of the UTF-8 text.
///
/// Rows that name many tracks (a listener's recent plays, a track's successors) carry eight bytes each instead of a
/// string of any length. A standard digest, so that a program in any language finds the same numbers. Among 100 million
/// ids a collision has a probability of 3 in 10,000; the model room detects it (two ids, one fingerprint) and counts
/// it.
///
/// `0` stands for *absent*; an id whose digest starts with eight zero bytes is moved to 1.
public final class Fingerprint {

    /// The fingerprint of nothing: no artist known, no preceding track.
    public static final long NONE = 0L;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Fingerprint::sha256);

    private Fingerprint() {}

    /// Returns the fingerprint of a text, [#NONE] for the empty one.
    ///
    /// Cost: about 0.2 µs, one digest of the text.
    public static long of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        byte[] digest = SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8));
        long first = ByteBuffer.wrap(digest).getLong();
        return first == NONE ? 1L : first;
    }

    /// Returns a 16-byte fingerprint of several texts, each prefixed by its length so that `("ab", "c")` and
    /// `("a", "bc")` differ.
    public static byte[] wide(String... texts) {
        MessageDigest digest = SHA_256.get();
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(length.putInt(0, bytes.length).array());
            digest.update(bytes);
        }
        byte[] full = digest.digest();
        return Arrays.copyOf(full, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
