package dev.segue.serving.lookup;

import dev.segue.serving.Position;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
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

    /// Returns the first partition that a position names and that is not there; empty when all are.
    OptionalInt missingOf(Position position) {
        return position.offsets().keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(partition -> partition >= count)
                .findFirst();
    }
}
