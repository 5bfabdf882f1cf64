package dev.segue.wire;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Writes records in Confluent's wire format under the subject `<topic>-value` (or `-key`). Thread-safe once
/// configured.
///
/// Configured with Confluent's keys; by default it registers schemas that the registry does not have. Its failures are
/// [RegistryUnreachable] and [RegistryRefused]; a record that lacks a field fails with [SerializationException].
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    private final Map<Use, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Class<?>, DatumWriter<T>> writers = new ConcurrentHashMap<>();
    private @Nullable WireConfig config;
    private @Nullable RegistryClient registry;
    private String suffix = "-value";

    /// For Kafka, which configures it next.
    public AvroSerializer() {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        config = WireConfig.of(configs);
        registry = new RegistryClient(config);
        suffix = isKey ? "-key" : "-value";
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        Schema schema = record.getSchema();
        int id = ids.computeIfAbsent(new Use(topic, record.getClass()), _ -> id(topic + suffix, schema));
        DatumWriter<T> writer = writers.computeIfAbsent(record.getClass(), type -> writer(schema, type));
        try {
            return RecordWriter.write(writer, id, record);
        } catch (AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException(
                    "%s cannot be written to %s: %s".formatted(schema.getName(), topic, e.getMessage()), e);
        }
    }

    private int id(String subject, Schema schema) {
        RegistryClient client = Objects.requireNonNull(registry, "configure() comes before serialize()");
        WireConfig wire = Objects.requireNonNull(config);
        if (wire.autoRegister()) {
            return client.register(subject, schema);
        }
        return wire.useLatest() ? client.latest(subject, schema) : client.find(subject, schema);
    }

    private static <T> DatumWriter<T> writer(Schema schema, Class<?> type) {
        return new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
    }

    private record Use(String topic, Class<?> type) {}
}
