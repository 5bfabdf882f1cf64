package dev.segue.wire;

import dev.segue.events.ListeningEvent.Description;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.trending.Reach;
import dev.segue.learning.trending.TrackTotals;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/// The binary form of the track room's rows, the same in its stores and in the broadcast.
public final class TrackRows {

    private static final int VERSION = 1;

    private TrackRows() {}

    /// Returns the serde of `track-totals`.
    public static Serde<TrackTotals> totals() {
        return new RowSerde<>(TrackRows::write, TrackRows::readTotals);
    }

    /// Returns the serde of the successor rows of `track-successors`; some 22 bytes an entry.
    public static Serde<SuccessorRow> successors() {
        return new RowSerde<>(TrackRows::write, TrackRows::readSuccessors);
    }

    private static byte[] write(TrackTotals totals) {
        long last = totals.lastAtMillis();
        RowWriter row = new RowWriter(VERSION, 112)
                .unsigned(totals.plays())
                .unsigned(totals.skips())
                .unsigned(totals.likes())
                .unsigned(totals.dislikes())
                .unsigned(totals.listeners())
                .unsigned(totals.updates())
                .float64(totals.listenerDays())
                .float64(totals.decayedPlays())
                .signed(last)
                .signed(last - totals.decayedAtMillis())
                .signed(last - totals.firstAtMillis())
                .text(totals.description().artist())
                .text(totals.description().album())
                .text(totals.description().title())
                .signed(last - totals.describedAtMillis());
        if (totals.plays() > 0 && totals.reach().usualDays() >= 0) {
            write(row, totals.reach());
        }
        return row.bytes();
    }

    /// At the end of the row of a track that was played; rows from before this was counted have none.
    private static void write(RowWriter row, Reach reach) {
        row.float64(reach.usualDays()).unsigned(reach.countries().size());
        for (Reach.InCountry in : reach.countries()) {
            row.text(in.country()).float64(in.latestDays()).float64(in.usualDays());
        }
    }

    private static Reach readReach(RowReader row, long plays) {
        if (!row.hasMore()) {
            return plays == 0 ? Reach.NONE : Reach.UNKNOWN;
        }
        double usualDays = row.float64();
        List<Reach.InCountry> countries = new ArrayList<>();
        for (int left = row.count(); left > 0; left--) {
            countries.add(new Reach.InCountry(row.text(), row.float64(), row.float64()));
        }
        return new Reach(usualDays, countries);
    }

    private static TrackTotals readTotals(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "track totals");
        long plays = row.unsigned();
        long skips = row.unsigned();
        long likes = row.unsigned();
        long dislikes = row.unsigned();
        long listeners = row.unsigned();
        long updates = row.unsigned();
        double listenerDays = row.float64();
        double decayedPlays = row.float64();
        long last = row.signed();
        long decayedAt = last - row.signed();
        long first = last - row.signed();
        Description description = new Description(row.text(), row.text(), row.text());
        return new TrackTotals(
                plays,
                skips,
                likes,
                dislikes,
                listeners,
                updates,
                listenerDays,
                decayedPlays,
                decayedAt,
                first,
                last,
                description.isNone() ? Description.NONE : description,
                last - row.signed(),
                readReach(row, plays));
    }

    private static byte[] write(SuccessorRow successors) {
        RowWriter row = new RowWriter(VERSION, 16 + 24 * successors.size());
        row.signed(successors.referenceMillis()).unsigned(successors.size());
        for (int i = 0; i < successors.size(); i++) {
            row.fixed64(successors.track(i))
                    .float32(successors.near(i))
                    .float32(successors.next(i))
                    .unsigned(successors.units(i))
                    .unsigned(successors.pairs(i));
        }
        return row.bytes();
    }

    private static SuccessorRow readSuccessors(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "successors");
        long reference = row.signed();
        int size = row.count();
        long[] tracks = new long[size];
        float[] near = new float[size];
        float[] next = new float[size];
        long[] units = new long[size];
        int[] pairs = new int[size];
        for (int i = 0; i < size; i++) {
            tracks[i] = row.fixed64();
            near[i] = row.float32();
            next[i] = row.float32();
            units[i] = row.unsigned();
            pairs[i] = row.count();
        }
        return new SuccessorRow(reference, tracks, near, next, units, pairs);
    }
}
