package dev.segue.serving.lookup;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// The partitions of the input, and which of them a listener lives in: the one that Java's producers choose.
///
/// @param count how many there are
public record InputPartitions(int count) {

    /// Returns the partition of a listener.
    ///
    /// @param user the listener's id
    public int of(String user) {
        return BuiltInPartitioner.partitionForKey(user.getBytes(StandardCharsets.UTF_8), count);
    }
}
