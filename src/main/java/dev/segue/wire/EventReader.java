package dev.segue.wire;

import org.jspecify.annotations.Nullable;

/// Reads the values of `listening-events`: total but for a registry that cannot be reached. Thread-safe.
public final class EventReader {

    private final RecordReader<ListeningEvent> records;

    /// Makes a reader that asks this registry for the schemas it has not seen.
    public EventReader(RegistryClient registry) {
        this.records = new RecordReader<>(ListeningEvent.class, registry);
    }

    /// Returns the event, or why there is none.
    ///
    /// @throws RegistryUnreachable when the schema is not cached and the registry does not answer; retry
    public Decoded read(byte @Nullable [] value) {
        try {
            return EventCodec.fromWire(records.read(value));
        } catch (UnreadableValue e) {
            return new Decoded.Unreadable(e.reason(), e.detail());
        }
    }
}
