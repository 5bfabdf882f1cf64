package dev.segue.serving;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The rows of this process's stores, for reading them whole from outside: recounts, audits, debugging.
///
/// Not a snapshot: rows are read while the streams go on, and what is not committed yet is seen too. Let the input come
/// to rest (a ledger that balances) before comparing stores with one another.
public interface Dumps {

    /// How much of a store this process holds.
    ///
    /// @param here partitions that can be read here now
    /// @param all partitions that there are
    record Coverage(int here, int all) {

        /// Returns whether nothing is missing.
        public boolean isComplete() {
            return here == all;
        }
    }

    /// Returns the names of the stores that can be read, in a stable order.
    List<String> names();

    /// Returns how much of a store is here.
    ///
    /// @param store one of [#names]
    Coverage coverage(String store);

    /// Hands over every row of every partition that is here, as names and plain values ready for JSON.
    ///
    /// @param store one of [#names]
    /// @param partitions how many there must be here
    /// @param row takes each row before the next is read
    /// @throws IllegalStateException when a partition has moved away meanwhile: what was handed over is a part
    void write(String store, int partitions, Consumer<Map<String, Object>> row);
}
