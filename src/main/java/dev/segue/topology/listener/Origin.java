package dev.segue.topology.listener;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Where in `listening-events` a record was read.
///
/// @param partition the input partition
/// @param offset its offset there
record Origin(int partition, long offset) {

    private static final String HEADER = "segue-origin";

    Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(
                HEADER,
                ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                        .putInt(partition)
                        .putLong(offset)
                        .array());
        return headers;
    }

    /// Returns the origin that a re-routed record carries, null when it carries none.
    static @Nullable Origin of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length != Integer.BYTES + Long.BYTES) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(header.value());
        return new Origin(bytes.getInt(), bytes.getLong());
    }
}
