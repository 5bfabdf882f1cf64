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

    /// Returns whether both rooms of every partition could be reached.
    public boolean isComplete() {
        return partitions.size() == expectedPartitions && partitions.stream().allMatch(Line::isWhole);
    }

    /// Returns the lines of both. The rooms of one partition may be in two processes, which then have a part of its
    /// line
    /// each; where both have the same part, the one that has got further.
    public Ledger merge(Ledger other) {
        Map<Integer, Line> merged = new TreeMap<>();
        partitions.forEach(line -> merged.put(line.partition(), line));
        other.partitions.forEach(line -> merged.merge(line.partition(), line, Line::merge));
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
    /// @param ofListeners whether the listener room of the partition was reached; its counts are 0 when not
    /// @param ofTracks whether the track room of the partition was reached; the last count is 0 when not
    public record Line(
            int partition,
            long read,
            long accepted,
            long duplicate,
            long deadLettered,
            long rerouted,
            long reroutedIn,
            long updatesSent,
            long updatesApplied,
            boolean ofListeners,
            boolean ofTracks) {

        static final Line ZERO = new Line(-1, 0, 0, 0, 0, 0, 0, 0, 0);

        /// Creates the line of a partition of which both rooms were reached.
        public Line(
                int partition,
                long read,
                long accepted,
                long duplicate,
                long deadLettered,
                long rerouted,
                long reroutedIn,
                long updatesSent,
                long updatesApplied) {
            this(
                    partition,
                    read,
                    accepted,
                    duplicate,
                    deadLettered,
                    rerouted,
                    reroutedIn,
                    updatesSent,
                    updatesApplied,
                    true,
                    true);
        }

        /// Returns whether both rooms of the partition were reached.
        public boolean isWhole() {
            return ofListeners && ofTracks;
        }

        Line merge(Line other) {
            Line listeners = other.ofListeners && (!ofListeners || other.read > read) ? other : this;
            Line tracks = other.ofTracks && (!ofTracks || other.updatesApplied > updatesApplied) ? other : this;
            return new Line(
                    partition,
                    listeners.read,
                    listeners.accepted,
                    listeners.duplicate,
                    listeners.deadLettered,
                    listeners.rerouted,
                    listeners.reroutedIn,
                    listeners.updatesSent,
                    tracks.updatesApplied,
                    listeners.ofListeners,
                    tracks.ofTracks);
        }

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
