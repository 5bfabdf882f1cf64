package dev.segue.topology.listener;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.listener.HistoryChunk;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.Taste;
import dev.segue.topology.StateStores;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;

/// Events that came before: by their id for a time after the arrival, old plays by user, track and start for good.
///
/// The store of ids is cut into windows of the time to live by arrival, so that a look-up is two gets and forgetting is
/// dropping a segment; an id is remembered for once to twice the time to live.
final class Duplicates {

    private static final byte[] PRESENT = {1};

    private final WindowStore<byte[], byte[]> seen;
    private final long windowMillis;
    private final long ttlMillis;

    Duplicates(ProcessorContext<?, ?> context, Duration ttl) {
        this.seen = context.getStateStore(StateStores.SEEN);
        this.ttlMillis = ttl.toMillis();
        this.windowMillis = Math.max(1, ttlMillis);
    }

    /// Returns whether the key was remembered already, and remembers it.
    boolean isRepeated(byte[] key, long arrivalMillis) {
        long window = arrivalMillis - Math.floorMod(arrivalMillis, windowMillis);
        for (int back = 0; back < 2; back++) {
            long start = window - back * windowMillis;
            if (start >= 0 && seen.fetch(key, start) != null) {
                return true;
            }
        }
        seen.put(key, PRESENT, window);
        return false;
    }

    /// Returns whether a play so old that its id may be forgotten stands in the listener's history already.
    boolean isKnownPlay(Interaction interaction, long clockMillis, Taste taste, KnownTrack known, ListenerRowsOf rows) {
        if (!(interaction instanceof Played play) || clockMillis - play.at().toEpochMilli() <= ttlMillis) {
            return false;
        }
        long at = play.at().toEpochMilli();
        if (known.plays() == 0 || at < known.firstAtMillis() || at > known.lastAtMillis()) {
            return false;
        }
        return at == known.lastAtMillis()
                || at == known.firstAtMillis()
                || contains(taste.unchunked(), known.track(), at)
                || rows.anyChunk(play.listener().value(), chunk -> holds(chunk, known.track(), at));
    }

    private static boolean holds(HistoryChunk chunk, long track, long atMillis) {
        return contains(chunk.plays(), track, atMillis);
    }

    private static boolean contains(List<RecentPlay> plays, long track, long atMillis) {
        for (RecentPlay play : plays) {
            if (play.track() == track && play.atMillis() == atMillis) {
                return true;
            }
        }
        return false;
    }
}
