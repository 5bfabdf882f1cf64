package dev.segue.wire;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads records in Confluent's wire format into their compiled class. Thread-safe once configured.
///
/// The class is given to the constructor or, as Confluent's does it, by `specific.avro.value.type` (or `key`). Its
/// failures are [UnreadableValue] and [RegistryUnreachable]; only the first says that the record is bad.
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private @Nullable Class<T> type;
    private @Nullable RecordReader<T> reader;

    /// For Kafka, which configures it next.
    public AvroDeserializer() {}

    /// Makes a deserializer of one class.
    public AvroDeserializer(Class<T> type) {
        this.type = type;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (!WireConfig.flag(configs, WireConfig.SPECIFIC_READER, true)) {
            throw new ConfigException(
                    WireConfig.SPECIFIC_READER, false, "only compiled records are read; expected true");
        }
        Class<T> record = type == null
                ? named(configs, isKey ? WireConfig.SPECIFIC_KEY_TYPE : WireConfig.SPECIFIC_VALUE_TYPE)
                : type;
        reader = new RecordReader<>(record, new RegistryClient(configs));
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] value) {
        return value == null
                ? null
                : Objects.requireNonNull(reader, "configure() comes before deserialize()")
                        .read(value);
    }

    @SuppressWarnings("unchecked") // the caller names the class that it reads
    private static <T extends SpecificRecord> Class<T> named(Map<String, ?> configs, String key) {
        String name = WireConfig.text(configs, key)
                .orElseThrow(() -> new ConfigException(key + " is missing; expected the class of the records"));
        try {
            return (Class<T>) Class.forName(name).asSubclass(SpecificRecord.class);
        } catch (ClassNotFoundException | ClassCastException _) {
            throw new ConfigException(key, name, "expected a class compiled from an Avro schema");
        }
    }
}
