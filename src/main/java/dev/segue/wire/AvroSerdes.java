package dev.segue.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/// Makes the serdes of public topics from configuration, so that Confluent's classes can stand in for ours:
/// `segue.wire.serializer=io.confluent.kafka.serializers.KafkaAvroSerializer` and likewise `segue.wire.deserializer`.
public final class AvroSerdes {

    /// The setting that names the class which writes public values.
    public static final String SERIALIZER = "segue.wire.serializer";

    /// The setting that names the class which reads public values.
    public static final String DESERIALIZER = "segue.wire.deserializer";

    private AvroSerdes() {}

    /// Returns a configured serde of the values of one class.
    ///
    /// @param configs Confluent's keys, and the two above; ours are the presets
    @SuppressWarnings("unchecked") // T is what the loaded classes are then configured to write and read
    public static <T extends SpecificRecord> Serde<T> create(Class<T> type, Map<String, ?> configs) {
        TrustedRecords.register();
        Map<String, Object> all = new HashMap<>(configs);
        all.put(WireConfig.SPECIFIC_READER, true);
        all.put(WireConfig.SPECIFIC_VALUE_TYPE, type.getName());
        Serializer<T> serializer = (Serializer<T>) load(configs, SERIALIZER, AvroSerializer.class, Serializer.class);
        Deserializer<T> deserializer =
                (Deserializer<T>) load(configs, DESERIALIZER, AvroDeserializer.class, Deserializer.class);
        serializer.configure(all, false);
        deserializer.configure(all, false);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static <C> C load(Map<String, ?> configs, String key, Class<? extends C> preset, Class<C> kind) {
        String name = WireConfig.text(configs, key).orElse(preset.getName());
        try {
            return kind.cast(Class.forName(name).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ConfigException(key, name, "expected a %s on the class path: %s".formatted(kind.getName(), e));
        }
    }
}
