package dev.segue.cli;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Events that came before, by their keys, as the listener room knows them again: for once to twice the time to live
/// after their arrival; but the latest half million at most, some 60 MB.
final class Repeats {

    private static final int MOST = 1 << 19;

    private final long windowMillis;
    private final Map<Key, Long> windows = new LinkedHashMap<>();

    private record Key(long first, long second) {}

    /// @param ttl how long after its arrival a key is remembered at least
    Repeats(Duration ttl) {
        this.windowMillis = Math.max(1, ttl.toMillis());
    }

    /// Returns whether the key is remembered, and remembers it.
    ///
    /// @param key 16 bytes
    boolean isRepeated(byte[] key, long arrivalMillis) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        Key known = new Key(bytes.getLong(), bytes.getLong());
        long window = Math.floorDiv(arrivalMillis, windowMillis);
        Long before = windows.get(known);
        if (before != null && window - before <= 1) {
            return true;
        }
        windows.remove(known);
        windows.put(known, window);
        if (windows.size() > MOST) {
            windows.remove(windows.keySet().iterator().next());
        }
        return false;
    }
}
