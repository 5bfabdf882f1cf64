package dev.segue.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// Makes bytes of any topic readable: Avro in Confluent's wire format, text, or base64 of the rest.
final class RecordDecoder {

    private static final int HEADER = 5;

    private final WriterSchemas schemas;

    /// What bytes turned out to be.
    ///
    /// @param plain objects that Jackson writes; null for null bytes
    /// @param problem why Avro could not be read, empty when all went well
    record Decoded(@Nullable Object plain, String problem) {

        boolean isComplete() {
            return problem.isEmpty();
        }
    }

    RecordDecoder(WriterSchemas schemas) {
        this.schemas = schemas;
    }

    Decoded decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Decoded(null, "");
        } else if (bytes.length < HEADER || bytes[0] != 0) {
            return new Decoded(text(bytes), "");
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        return switch (schemas.byId(id)) {
            case WriterSchemas.Answer.Found(Schema schema) -> avro(schema, id, bytes);
            case WriterSchemas.Answer.Missing(String why) -> undecoded(bytes, "schema %d: %s".formatted(id, why));
        };
    }

    /// Returns bytes as text when they are UTF-8, in base64 otherwise.
    static Object text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return Map.of("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static Decoded avro(Schema schema, int id, byte[] bytes) {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
            Object datum = new GenericDatumReader<Object>(schema).read(null, decoder);
            return new Decoded(AvroJson.toPlain(schema, datum), "");
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException malformed) {
            return undecoded(bytes, "not of schema %d: %s".formatted(id, Failures.reason(malformed)));
        }
    }

    private static Decoded undecoded(byte[] bytes, String problem) {
        return new Decoded(Map.of("base64", Base64.getEncoder().encodeToString(bytes)), problem);
    }
}
