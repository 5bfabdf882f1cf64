package dev.segue.serving.lookup;

import dev.segue.events.ListenerId;
import dev.segue.intake.Ledger;
import dev.segue.listener.Impression;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Taste;
import dev.segue.serving.Freshness.Copy;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// One partition of the listener room as this process holds it. Reading throws `InvalidStateStoreException` when it has
/// left meanwhile.
///
/// @param copy whose copy it is
/// @param ledger its ledger when it was looked for; new when nothing has been processed. What is read of listeners may
/// have gone further
/// @param tastes the tastes of its listeners
/// @param tracks what its listeners know
/// @param impressions what its listeners were shown
record PartitionCopy(
        Copy copy,
        Ledger ledger,
        ReadOnlyKeyValueStore<Bytes, Taste> tastes,
        ReadOnlyKeyValueStore<Bytes, KnownTrack> tracks,
        ReadOnlyKeyValueStore<Bytes, Impression> impressions) {

    /// A list that was shown.
    ///
    /// @param user whom it was shown to
    /// @param impression its row
    record ShownTo(String user, Impression impression) {}

    /// Greater than every user.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /// Returns all that ranking may know of a listener; the view of a new one when there is no row.
    ListenerView view(String user) {
        return new ListenerView(new ListenerId(user), taste(user), known(user));
    }

    /// Returns the listener's state row alone; that of a new one when there is none.
    Taste taste(String user) {
        Taste taste = tastes.get(StoreKeys.of(user));
        return taste == null ? Taste.NEW : taste;
    }

    /// Returns the list of a fingerprint, empty when it was not shown: an id may be claimed by events of others
    /// too, but its own listener was shown it first.
    Optional<ShownTo> shown(long recommendation) {
        try (KeyValueIterator<Bytes, Impression> rows =
                impressions.range(StoreKeys.of(recommendation, ""), StoreKeys.of(recommendation, LAST))) {
            Optional<ShownTo> first = Optional.empty();
            while (rows.hasNext()) {
                KeyValue<Bytes, Impression> row = rows.next();
                long arrived = row.value.arrivedAtMillis();
                if (row.value.isShown()
                        && first.filter(other -> other.impression().arrivedAtMillis() <= arrived)
                                .isEmpty()) {
                    first = Optional.of(new ShownTo(StoreKeys.trailingIdOf(row.key), row.value));
                }
            }
            return first;
        }
    }

    private List<KnownTrack> known(String user) {
        List<KnownTrack> known = new ArrayList<>();
        try (KeyValueIterator<Bytes, KnownTrack> rows = tracks.range(StoreKeys.of(user, 0L), StoreKeys.of(user, -1L))) {
            while (rows.hasNext()) {
                known.add(rows.next().value);
            }
        }
        return known;
    }
}
