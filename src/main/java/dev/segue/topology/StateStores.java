package dev.segue.topology;

import dev.segue.events.OfGeneration;
import dev.segue.intake.Ledger;
import dev.segue.learning.factors.NumberedStep;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.listener.HistoryChunk;
import dev.segue.listener.Impression;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.Taste;
import dev.segue.wire.FactorRows;
import dev.segue.wire.ImpressionRows;
import dev.segue.wire.ListenerRows;
import dev.segue.wire.RankerRows;
import dev.segue.wire.TrackRows;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/// The state stores: names (forever), keys and rows. Few of them, since every changelog partition is paid for at every
/// commit.
public final class StateStores {

    /// `user` → [Taste].
    public static final String TASTE = "listener-taste";
    /// `user|track fingerprint` → [KnownTrack].
    public static final String TRACKS = "listener-tracks";
    /// `user|chunk number` → [HistoryChunk].
    public static final String HISTORY = "listener-history";
    /// Digest of user and event id → nothing, for the time in which duplicates are expected.
    public static final String SEEN = "listener-seen";
    /// `minute|user`, `minute|user|list` → nothing: ends of sessions and of lists' windows that may be due then.
    public static final String DEADLINES = "listener-deadlines";
    /// `recommendation fingerprint|user` → [Impression].
    public static final String IMPRESSIONS = "listener-impressions";
    /// One row, under [#LEDGER_KEY] → [Ledger].
    public static final String LEDGER = "listener-ledger";
    /// `track` → [TrackTotals].
    public static final String TOTALS = "track-totals";
    /// `track|0` → [SuccessorRow]; `track|n` → an update that is not merged into it yet.
    public static final String SUCCESSORS = "track-successors";
    /// `track|slot` → [NumberedStep]; under the empty track, the slots of the latest listeners.
    public static final String STEPS = "track-steps";
    /// `track` → what of it is to be published.
    public static final String DIRTY = "track-dirty";
    /// One row, under [#LEDGER_KEY] → [Ledger], of which only the applied updates are used.
    public static final String TRACK_LEDGER = "track-ledger";

    /// Under [#LEDGER_KEY] and [#ODD_KEY] → [RankerState], of the generation with an even and with an odd number.
    public static final String RANKER = "ranker-state";

    /// The key of the only row of a ledger, and of the ranker's state.
    public static final Bytes LEDGER_KEY = Bytes.wrap(new byte[] {0});

    /// The key of the ranker's state of the generation that has an odd number.
    public static final Bytes ODD_KEY = Bytes.wrap(new byte[] {1});

    private StateStores() {}

    /// Returns the builder of [#TASTE].
    public static StoreBuilder<KeyValueStore<Bytes, Taste>> taste() {
        return persistent(TASTE, ListenerRows.taste());
    }

    /// Returns the builder of [#TRACKS].
    public static StoreBuilder<KeyValueStore<Bytes, KnownTrack>> tracks() {
        return persistent(TRACKS, ListenerRows.knownTrack());
    }

    /// Returns the builder of [#HISTORY].
    public static StoreBuilder<KeyValueStore<Bytes, HistoryChunk>> history() {
        return persistent(HISTORY, ListenerRows.historyChunk());
    }

    /// Returns the builder of [#SEEN]; it forgets by arrival.
    ///
    /// @param ttl for how long a key is remembered at least
    public static StoreBuilder<WindowStore<byte[], byte[]>> seen(Duration ttl) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(SEEN, ttl.multipliedBy(2), ttl, false),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of("segment.bytes", "16777216"))
                .withCachingDisabled();
    }

    /// Returns the builder of [#DEADLINES].
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> deadlines() {
        return persistent(DEADLINES, Serdes.ByteArray());
    }

    /// Returns the builder of [#IMPRESSIONS].
    public static StoreBuilder<KeyValueStore<Bytes, Impression>> impressions() {
        return persistent(IMPRESSIONS, ImpressionRows.serde());
    }

    /// Returns the builder of [#LEDGER]: cached, so that a put per record is one write per commit.
    public static StoreBuilder<KeyValueStore<Bytes, Ledger>> ledger() {
        return ledger(LEDGER);
    }

    /// Returns the builder of [#TOTALS].
    public static StoreBuilder<KeyValueStore<Bytes, TrackTotals>> totals() {
        return persistent(TOTALS, TrackRows.totals());
    }

    /// Returns the builder of [#SUCCESSORS]; rows and slots are told apart by their key.
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> successors() {
        return persistent(SUCCESSORS, Serdes.ByteArray());
    }

    /// Returns the builder of [#STEPS].
    public static StoreBuilder<KeyValueStore<Bytes, NumberedStep>> steps() {
        return persistent(STEPS, FactorRows.numberedStep());
    }

    /// Returns the builder of [#DIRTY].
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> dirty() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(DIRTY), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Topics.SHORT_LOG);
    }

    /// Returns the builder of [#TRACK_LEDGER].
    public static StoreBuilder<KeyValueStore<Bytes, Ledger>> trackLedger() {
        return ledger(TRACK_LEDGER);
    }

    /// Returns the builder of [#RANKER]: cached, so that a put per update is one write per commit.
    public static StoreBuilder<KeyValueStore<Bytes, OfGeneration<RankerState>>> ranker() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(RANKER), Serdes.Bytes(), RankerRows.state())
                .withLoggingEnabled(Topics.SHORT_LOG)
                .withCachingEnabled();
    }

    private static StoreBuilder<KeyValueStore<Bytes, Ledger>> ledger(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), ListenerRows.ledger())
                .withLoggingEnabled(Topics.SHORT_LOG)
                .withCachingEnabled();
    }

    private static <T> StoreBuilder<KeyValueStore<Bytes, T>> persistent(String name, Serde<T> rows) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), rows)
                .withLoggingEnabled(Topics.SHORT_LOG)
                .withCachingDisabled();
    }
}
