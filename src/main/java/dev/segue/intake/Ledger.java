package dev.segue.intake;

import java.util.Arrays;

/// What became of the records of one input partition: the row that is written in the same transaction as their effects.
///
/// It balances when `read + reroutedIn = accepted + duplicates + deadLettered + reroutedAway`, and, over all partitions
/// once nothing is in flight, `reroutedAway = reroutedIn` and updates sent = updates applied. `after=<position>` waits
/// on its offsets.
///
/// Mutable; confined to the task of its partition.
public final class Ledger {

    /// How many counts of what was shown there are: tracks shown, then their outcomes by kind.
    public static final int FEEDBACK = 7;

    private long read;
    private long accepted;
    private long duplicates;
    private long deadLettered;
    private long reroutedAway;
    private long reroutedIn;
    private long updatesSent;
    private long updatesApplied;
    private long clockMillis;
    private long sweptBucket;
    private long offset = -1;
    private long[] feedback = new long[FEEDBACK];
    private long[] reroutedTo;
    private long[] reroutedFrom;

    /// @param partitions how many input partitions there are
    public Ledger(int partitions) {
        reroutedTo = new long[partitions];
        reroutedFrom = new long[partitions];
        Arrays.fill(reroutedTo, -1);
        Arrays.fill(reroutedFrom, -1);
    }

    /// Restores a row.
    ///
    /// @param counts the eleven counts in the order of [#counts()]
    /// @param reroutedTo per partition, the last offset that went there
    /// @param reroutedFrom per partition, the last offset that came from there
    public static Ledger of(long[] counts, long[] reroutedTo, long[] reroutedFrom) {
        Ledger ledger = new Ledger(0);
        ledger.read = counts[0];
        ledger.accepted = counts[1];
        ledger.duplicates = counts[2];
        ledger.deadLettered = counts[3];
        ledger.reroutedAway = counts[4];
        ledger.reroutedIn = counts[5];
        ledger.updatesSent = counts[6];
        ledger.updatesApplied = counts[7];
        ledger.clockMillis = counts[8];
        ledger.sweptBucket = counts[9];
        ledger.offset = counts[10];
        ledger.reroutedTo = reroutedTo.clone();
        ledger.reroutedFrom = reroutedFrom.clone();
        return ledger;
    }

    /// Returns read, accepted, duplicates, dead-lettered, re-routed away, re-routed in, updates sent, updates applied,
    /// the model clock, the last swept bucket and the last processed offset.
    public long[] counts() {
        return new long[] {
            read,
            accepted,
            duplicates,
            deadLettered,
            reroutedAway,
            reroutedIn,
            updatesSent,
            updatesApplied,
            clockMillis,
            sweptBucket,
            offset
        };
    }

    /// Notes a record of the input partition itself.
    public void readOwn(long recordOffset) {
        read++;
        offset = recordOffset;
    }

    /// Notes a record that another partition's task has sent here.
    ///
    /// @param origin the input partition that it was read from
    /// @param originOffset its offset there
    public void readRerouted(int origin, long originOffset) {
        reroutedIn++;
        reroutedFrom[origin] = Math.max(reroutedFrom[origin], originOffset);
    }

    /// Notes that the record counts, and moves the model clock if it may.
    ///
    /// @param atMillis its event time
    /// @param movesClock whether it came from the task's own main partition
    public void accepted(long atMillis, boolean movesClock) {
        accepted++;
        if (movesClock || clockMillis == 0) {
            clockMillis = Math.max(clockMillis, atMillis);
        }
    }

    /// Notes that the record had been seen before.
    public void duplicate() {
        duplicates++;
    }

    /// Notes that the record went to the dead letters.
    public void deadLettered() {
        deadLettered++;
    }

    /// Notes that the record went to the partition where its listener lives.
    public void reroutedAway(int destination, long recordOffset) {
        reroutedAway++;
        reroutedTo[destination] = recordOffset;
    }

    /// Notes updates sent to the track room.
    public void sent(int updates) {
        updatesSent += updates;
    }

    /// Notes an update that an owner has applied.
    public void applied() {
        updatesApplied++;
    }

    /// Notes tracks that were shown.
    public void shown(int tracks) {
        feedback[0] += tracks;
    }

    /// Notes that tracks that were shown have an outcome, or have it no longer.
    ///
    /// @param kind the number of the kind, from 0
    /// @param more how many more; negative when fewer
    public void outcome(int kind, int more) {
        feedback[1 + kind] += more;
    }

    /// Returns the tracks shown and, by kind, the outcomes that stand: at most one for each track shown.
    public long[] feedback() {
        return feedback.clone();
    }

    /// Restores what was shown and what came of it.
    public Ledger withFeedback(long[] counts) {
        feedback = counts.clone();
        return this;
    }

    /// Notes how far deadlines have been swept.
    public void swept(long bucket) {
        sweptBucket = bucket;
    }

    /// Returns whether every record read has one fate.
    public boolean balances() {
        return read + reroutedIn == accepted + duplicates + deadLettered + reroutedAway;
    }

    /// Returns the model clock: the greatest accepted event time, ms since the epoch; 0 before there is one.
    public long clockMillis() {
        return clockMillis;
    }

    /// Returns the last bucket of deadlines that has been swept.
    public long sweptBucket() {
        return sweptBucket;
    }

    /// Returns the offset of the last processed record of the input partition; −1 before there is one.
    public long offset() {
        return offset;
    }

    /// Returns the offset of the last record that went to that partition; −1 when none did.
    public long reroutedTo(int destination) {
        return destination < reroutedTo.length ? reroutedTo[destination] : -1;
    }

    /// Returns the greatest offset of that partition of which the record came here; −1 when none did.
    public long reroutedFrom(int origin) {
        return origin < reroutedFrom.length ? reroutedFrom[origin] : -1;
    }

    /// Returns how many partitions it knows of.
    public int partitions() {
        return reroutedTo.length;
    }

    /// Returns updates sent.
    public long updatesSent() {
        return updatesSent;
    }

    /// Returns updates applied.
    public long updatesApplied() {
        return updatesApplied;
    }
}
