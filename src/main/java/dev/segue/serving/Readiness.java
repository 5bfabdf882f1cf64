package dev.segue.serving;

import java.util.List;

/// Whether this process can answer, and how far its stores have been restored.
///
/// @param ready whether every look-up can be answered here or forwarded
/// @param modelComplete whether the copy of the model in memory has caught up with its topics
/// @param state what the process is doing, such as `running` or `rebalancing`
/// @param stores the stores of this process
public record Readiness(boolean ready, boolean modelComplete, String state, List<StoreProgress> stores) {

    public Readiness {
        stores = List.copyOf(stores);
    }

    /// How far one store has been restored.
    ///
    /// @param store the store's name
    /// @param partition which of its partitions
    /// @param state `active`, `standby`, `restoring`, … as the runtime calls it
    /// @param restored records restored so far
    /// @param total records to restore; equal to `restored` when it is done
    public record StoreProgress(String store, int partition, String state, long restored, long total) {}
}
