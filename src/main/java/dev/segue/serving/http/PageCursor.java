package dev.segue.serving.http;

import dev.segue.events.ListenerId;
import dev.segue.ranking.ShownTracks;
import dev.segue.serving.RecommendationList;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/// Where the next page of a listener's list begins: what the pages before have shown.
///
/// All of it is in the token, so that any process can go on from it and none has to remember anything: base64url of a
/// version byte, the listener's fingerprint, when the first page was made (seconds), 4 bytes for each track shown,
/// and a checksum. 1,000 tracks make 5.4 KB, and are the end of a list. A page is ranked anew, from what is known by
/// then, without what was shown; so pages never overlap, whatever has happened between them.
///
/// @param listener fingerprint of the listener
/// @param since when the first page was made
/// @param shown the tracks of the pages before
record PageCursor(long listener, Instant since, ShownTracks shown) {

    /// How many tracks all pages of a list hold together.
    static final int MOST_SHOWN = 1000;

    /// How long a list can be read on.
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final byte VERSION = 1;
    private static final int FIXED_BYTES = 1 + Long.BYTES + Long.BYTES;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /// Returns the cursor of a first page.
    static PageCursor first(ListenerId listener, Instant now) {
        return new PageCursor(listener.fingerprint(), now, ShownTracks.NONE);
    }

    /// Returns the cursor of a token.
    ///
    /// @throws ProblemException when it is none, another listener's, or too old
    static PageCursor parse(String token, ListenerId listener, Instant now) {
        PageCursor cursor = read(token)
                .orElseThrow(
                        () -> ProblemCode.INVALID_CURSOR.because(
                                "`cursor` is not one that was given out; send that of the last answer unchanged, or none to begin anew"));
        if (cursor.listener != listener.fingerprint()) {
            throw ProblemCode.INVALID_CURSOR.because(
                    "`cursor` is from a list of another listener; leave it out to begin one for this listener");
        }
        if (now.isAfter(cursor.since.plus(LIFE))) {
            throw ProblemCode.CURSOR_EXPIRED.because(
                    "`cursor` is from a list that was begun more than %d minutes ago;".formatted(LIFE.toMinutes())
                            + " leave it out to begin anew");
        }
        return cursor;
    }

    /// Returns the cursor after a page; empty when it was the last.
    Optional<PageCursor> after(RecommendationList page, int limit) {
        int size = shown.size() + page.items().size();
        if (page.items().size() < limit || size >= MOST_SHOWN) {
            return Optional.empty();
        }
        ShownTracks more = shown;
        for (RecommendationList.Item item : page.items()) {
            more = more.with(item.track().fingerprint());
        }
        return Optional.of(new PageCursor(listener, since, more));
    }

    String token() {
        int[] codes = shown.codes();
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + codes.length * Integer.BYTES + CHECKSUM_BYTES);
        bytes.put(VERSION).putLong(listener).putLong(since.getEpochSecond());
        for (int code : codes) {
            bytes.putInt(code);
        }
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Optional<PageCursor> read(String token) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int codes = (all.length - FIXED_BYTES - CHECKSUM_BYTES) / Integer.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(all);
        if (codes < 0
                || codes > MOST_SHOWN
                || all.length != FIXED_BYTES + codes * Integer.BYTES + CHECKSUM_BYTES
                || bytes.getInt(all.length - CHECKSUM_BYTES) != checksum(all, all.length - CHECKSUM_BYTES)
                || bytes.get() != VERSION) {
            return Optional.empty();
        }
        long listener = bytes.getLong();
        Instant since = Instant.ofEpochSecond(bytes.getLong());
        int[] shown = new int[codes];
        for (int i = 0; i < codes; i++) {
            shown[i] = bytes.getInt();
        }
        return Optional.of(new PageCursor(listener, since, ShownTracks.ofCodes(shown)));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
