package dev.segue.serving;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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

    /// Returns whether every record that was read is accounted for; of what is not complete that cannot be said.
    public boolean balances() {
        return isComplete() && partitions.stream().allMatch(Line::balances);
    }

    /// Returns the lines of both. The rooms of one partition may be in two processes, each of which then has a part of
    /// its line; where both have the same part, the one that has got further.
    public Ledger merge(Ledger other) {
        Map<Integer, Line> merged = new TreeMap<>();
        partitions.forEach(line -> merged.put(line.partition(), line));
        other.partitions.forEach(line -> merged.merge(line.partition(), line, Line::merge));
        return new Ledger(List.copyOf(merged.values()), Math.max(expectedPartitions, other.expectedPartitions));
    }

    /// Returns the sums over the listener rooms that were reached.
    public Counts total() {
        return partitions.stream().flatMap(line -> line.listeners().stream()).reduce(Counts.NONE, Counts::plus);
    }

    /// Returns the sum over the track rooms that were reached.
    public long updatesApplied() {
        return partitions.stream()
                .flatMapToLong(line -> line.updatesApplied().stream())
                .sum();
    }

    /// What the two rooms of one input partition have counted.
    ///
    /// @param partition which
    /// @param listeners what its listener room has counted; empty when that was not reached
    /// @param updatesApplied updates that the owners of its tracks have applied; empty when its track room was not
    ///   reached
    public record Line(int partition, Optional<Counts> listeners, OptionalLong updatesApplied) {

        /// Returns whether both rooms of the partition were reached.
        public boolean isWhole() {
            return listeners.isPresent() && updatesApplied.isPresent();
        }

        /// Returns whether every record that was read is accounted for; where the listener room was not reached that
        /// cannot be said.
        public boolean balances() {
            return listeners.filter(Counts::balance).isPresent();
        }

        Line merge(Line other) {
            return new Line(
                    partition,
                    Stream.of(listeners, other.listeners)
                            .flatMap(Optional::stream)
                            .max(Comparator.comparingLong(Counts::read)),
                    LongStream.concat(updatesApplied.stream(), other.updatesApplied.stream())
                            .max());
        }
    }

    /// What listener rooms have counted.
    ///
    /// @param read records read
    /// @param accepted records that became interactions
    /// @param duplicate records that had been seen before
    /// @param deadLettered records that were refused and kept as dead letters
    /// @param rerouted records that belonged to another partition and were sent there
    /// @param reroutedIn records that other partitions have sent here
    /// @param updatesSent updates sent to the owners of tracks
    public record Counts(
            long read,
            long accepted,
            long duplicate,
            long deadLettered,
            long rerouted,
            long reroutedIn,
            long updatesSent) {

        /// Nothing was counted.
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        boolean balance() {
            return read + reroutedIn == accepted + duplicate + deadLettered + rerouted;
        }

        Counts plus(Counts other) {
            return new Counts(
                    read + other.read,
                    accepted + other.accepted,
                    duplicate + other.duplicate,
                    deadLettered + other.deadLettered,
                    rerouted + other.rerouted,
                    reroutedIn + other.reroutedIn,
                    updatesSent + other.updatesSent);
        }
    }
}
