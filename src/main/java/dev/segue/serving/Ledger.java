package dev.segue.serving;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of every input record, partition by partition.
///
/// @param partitions one line for each input partition that could be reached
/// @param expectedPartitions how many there are
public record Ledger(List<Line> partitions, int expectedPartitions) {

    public Ledger {
        partitions = List.copyOf(partitions);
    }

    /// Returns whether every partition could be reached.
    public boolean isComplete() {
        return partitions.size() == expectedPartitions;
    }

    /// Returns the lines of both; where both have one of the same partition, the one that has read more.
    public Ledger merge(Ledger other) {
        Map<Integer, Line> merged = new TreeMap<>();
        partitions.forEach(line -> merged.put(line.partition(), line));
        other.partitions.forEach(line ->
                merged.merge(line.partition(), line, (mine, theirs) -> mine.read() >= theirs.read() ? mine : theirs));
        return new Ledger(List.copyOf(merged.values()), Math.max(expectedPartitions, other.expectedPartitions));
    }

    /// Returns the sums over the partitions, under partition −1.
    public Line total() {
        return partitions.stream().reduce(Line.ZERO, Line::plus);
    }

    /// The counts of one input partition.
    ///
    /// @param partition which; −1 for sums
    /// @param read records read
    /// @param accepted records that became interactions
    /// @param duplicate records that had been seen before
    /// @param deadLettered records that were refused and kept as dead letters
    /// @param rerouted records that belonged to another partition and were sent there
    /// @param reroutedIn records that other partitions have sent here
    /// @param updatesSent updates sent to the owners of tracks
    /// @param updatesApplied updates that owners of tracks have applied; of this partition's tracks
    public record Line(
            int partition,
            long read,
            long accepted,
            long duplicate,
            long deadLettered,
            long rerouted,
            long reroutedIn,
            long updatesSent,
            long updatesApplied) {

        static final Line ZERO = new Line(-1, 0, 0, 0, 0, 0, 0, 0, 0);

        /// Returns whether every record that was read is accounted for.
        public boolean balances() {
            return read + reroutedIn == accepted + duplicate + deadLettered + rerouted;
        }

        Line plus(Line other) {
            return new Line(
                    -1,
                    read + other.read,
                    accepted + other.accepted,
                    duplicate + other.duplicate,
                    deadLettered + other.deadLettered,
                    rerouted + other.rerouted,
                    reroutedIn + other.reroutedIn,
                    updatesSent + other.updatesSent,
                    updatesApplied + other.updatesApplied);
        }
    }
}
