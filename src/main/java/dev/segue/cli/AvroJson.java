package dev.segue.cli;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// An Avro value as plain objects that Jackson writes: unions without their branch, times as ISO 8601, bytes as base64.
final class AvroJson {

    private AvroJson() {}

    /// @param schema the value's schema
    /// @param value what a generic reader returned for it
    static @Nullable Object toPlain(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case RECORD -> fields((IndexedRecord) value);
            case UNION -> toPlain(branch(schema, value), value);
            case ARRAY ->
                ((List<?>) value)
                        .stream()
                                .map(element -> toPlain(schema.getElementType(), element))
                                .toList();
            case MAP -> entries(schema.getValueType(), (Map<?, ?>) value);
            case BYTES -> base64((ByteBuffer) value);
            case FIXED -> base64(ByteBuffer.wrap(((GenericFixed) value).bytes()));
            case STRING, ENUM -> value.toString();
            case LONG -> time(schema, (Long) value);
            case INT, FLOAT, DOUBLE, BOOLEAN, NULL -> value;
        };
    }

    private static Map<String, @Nullable Object> fields(IndexedRecord record) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            plain.put(field.name(), toPlain(field.schema(), record.get(field.pos())));
        }
        return plain;
    }

    private static Map<String, @Nullable Object> entries(Schema valueSchema, Map<?, ?> map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(key.toString(), toPlain(valueSchema, value)));
        return plain;
    }

    private static Schema branch(Schema union, Object value) {
        return union.getTypes().get(GenericData.get().resolveUnion(union, value));
    }

    private static Object time(Schema schema, Long value) {
        return switch (schema.getLogicalType()) {
            case LogicalTypes.TimestampMillis _ -> Instant.ofEpochMilli(value).toString();
            case null, default -> value;
        };
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
