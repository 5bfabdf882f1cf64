package dev.segue.wire;

import dev.segue.events.OfGeneration;
import dev.segue.learning.ranker.Prospects;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.learning.ranker.RankerWeights;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/// The binary form of what the ranker has learnt: whole multiples of its grids, so that nothing is rounded. A
/// number that has not changed takes one byte; all of the weights some 10 KB. Rows that were written before outcomes
/// were counted end earlier.
public final class RankerRows {

    private static final int VERSION = 1;

    private RankerRows() {}

    /// Returns the serde of `ranker-state` and of its broadcast.
    public static Serde<OfGeneration<RankerState>> state() {
        return new RowSerde<>(RankerRows::writeState, RankerRows::readState);
    }

    /// Returns the serde of `ranker-updates`.
    public static Serde<OfGeneration<RankerUpdate>> update() {
        return new RowSerde<>(RankerRows::writeUpdate, RankerRows::readUpdate);
    }

    private static byte[] writeState(OfGeneration<RankerState> learnt) {
        RankerState state = learnt.value();
        RankerWeights weights = state.weights();
        RowWriter row = new RowWriter(VERSION, 12_000)
                .unsigned(weights.circumstances())
                .unsigned(weights.features())
                .unsigned(weights.steps())
                .unsigned(state.reports().size());
        new TreeMap<>(state.reports())
                .forEach((replica, report) -> row.unsigned(replica).unsigned(report));
        writeAll(row, weights.weightUnits());
        writeAll(row, weights.squareUnits());
        writeAll(row.unsigned(learnt.generation()), state.prospects().counts());
        return row.bytes();
    }

    private static OfGeneration<RankerState> readState(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "ranker state");
        int circumstances = row.count();
        int features = row.count();
        long steps = row.unsigned();
        Map<Integer, Long> reports = new HashMap<>();
        for (int left = row.count(); left > 0; left--) {
            reports.put(row.count(), row.unsigned());
        }
        long[] weights = readAll(row);
        long[] squares = readAll(row);
        int generation = GenerationNumber.read(row);
        Prospects prospects = row.hasMore() ? Prospects.ofCounts(readAll(row)) : Prospects.NONE;
        return new OfGeneration<>(
                generation,
                new RankerState(
                        RankerWeights.ofUnits(circumstances, features, steps, weights, squares), reports, prospects));
    }

    private static byte[] writeUpdate(OfGeneration<RankerUpdate> learnt) {
        RankerUpdate update = learnt.value();
        RowWriter row = new RowWriter(VERSION, 8_000)
                .unsigned(update.replica())
                .unsigned(update.sequence())
                .unsigned(update.steps());
        writeAll(row, update.weightUnits());
        writeAll(row, update.squareUnits());
        writeAll(row.unsigned(learnt.generation()), update.prospectCounts());
        return row.bytes();
    }

    private static OfGeneration<RankerUpdate> readUpdate(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "ranker update");
        int replica = row.count();
        long sequence = row.unsigned();
        long steps = row.unsigned();
        long[] weights = readAll(row);
        long[] squares = readAll(row);
        int generation = GenerationNumber.read(row);
        long[] outcomes = row.hasMore() ? readAll(row) : new long[0];
        return new OfGeneration<>(generation, new RankerUpdate(replica, sequence, steps, weights, squares, outcomes));
    }

    private static void writeAll(RowWriter row, long[] units) {
        row.unsigned(units.length);
        for (long unit : units) {
            row.signed(unit);
        }
    }

    private static long[] readAll(RowReader row) {
        long[] units = new long[row.count()];
        for (int i = 0; i < units.length; i++) {
            units[i] = row.signed();
        }
        return units;
    }
}
