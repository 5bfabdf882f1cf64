package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericData;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Confluent's own registry client, and another Avro than ours, as the other side.
@SuppressWarnings("NullAway.Init") // JUnit sets what @BeforeEach sets
class ConfluentPeerTest {

    private static final String SUBJECT = "segue.listening-events-value";
    private static final String TEXT = ListeningEvent.getClassSchema().toString();

    private EmbeddedRegistry registry;
    private CachedSchemaRegistryClient theirs;
    private RegistryClient ours;

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(Optional.empty(), 0);
        theirs = new CachedSchemaRegistryClient(registry.url(), 10);
        ours = new RegistryClient(configs());
    }

    @AfterEach
    void stop() throws IOException {
        theirs.close();
        registry.close();
    }

    @Test
    void agreesWithOursAboutIds() throws Exception {
        int id = theirs.register(SUBJECT, new AvroSchema(TEXT));

        assertThat(ours.find(SUBJECT, ListeningEvent.getClassSchema())).isEqualTo(id);
        assertThat(ours.register(SUBJECT, ListeningEvent.getClassSchema())).isEqualTo(id);
        assertThat(ours.latest(SUBJECT, ListeningEvent.getClassSchema())).isEqualTo(id);
        assertThat(theirs.getId(SUBJECT, new AvroSchema(TEXT))).isEqualTo(id);
        assertThat(theirs.getLatestSchemaMetadata(SUBJECT).getVersion()).isEqualTo(1);
        assertThat(theirs.getAllSubjects()).containsExactly(SUBJECT);
    }

    @Test
    void isToldWhatIsIncompatible() throws Exception {
        theirs.register(SUBJECT, new AvroSchema(TEXT));
        AvroSchema needsMore = new AvroSchema(TEXT.replace(
                "\"fields\":[{\"name\":\"event_id\"",
                "\"fields\":[{\"name\":\"new\",\"type\":\"int\"},{\"name\":\"event_id\""));

        assertThat(theirs.testCompatibility(SUBJECT, needsMore)).isFalse();
        assertThatThrownBy(() -> theirs.register(SUBJECT, needsMore))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(409));
    }

    @Test
    void isToldWhatIsNotThere() {
        assertThatThrownBy(() -> theirs.getSchemaById(77))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(40403));
        assertThatThrownBy(() -> theirs.getLatestSchemaMetadata("none"))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(40401));
    }

    @Test
    void readsWhatWeWrite() throws Exception {
        AvroSerializer<ListeningEvent> serializer = new AvroSerializer<>();
        serializer.configure(configs(), false);
        byte[] bytes =
                Objects.requireNonNull(serializer.serialize("segue.listening-events", EventCodec.toWire(play())));

        Schema schema =
                ((AvroSchema) theirs.getSchemaById(ByteBuffer.wrap(bytes).getInt(1))).rawSchema();
        GenericRecord read = new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));

        assertThat(read.get("user")).hasToString("ann");
        assertThat(read.get("type")).hasToString("PLAY");
        assertThat(read.get("at")).isEqualTo(1_772_366_400_000L);
    }

    @Test
    void writesWhatWeRead() throws Exception {
        int id = theirs.register(SUBJECT, new AvroSchema(TEXT));
        Schema schema = ((AvroSchema) theirs.getSchemaById(id)).rawSchema();
        GenericRecord event = new GenericData.Record(schema);
        schema.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> event.put(field.pos(), GenericData.get().getDefaultValue(field)));
        event.put("user", "ann");
        event.put("type", new GenericData.EnumSymbol(schema.getField("type").schema(), "PLAY"));
        event.put("track", "t1");
        event.put("at", 1_772_366_400_000L);

        assertThat(new EventReader(ours).read(frame(id, event))).isEqualTo(new Decoded.Event(play()));
    }

    private Map<String, Object> configs() {
        return Map.of("schema.registry.url", registry.url());
    }

    private static dev.segue.events.ListeningEvent play() {
        return dev.segue.events.ListeningEvent.of(EventType.PLAY, "ann", "t1", Instant.parse("2026-03-01T12:00:00Z"));
    }

    private static byte[] frame(int id, GenericRecord event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).putInt(1, id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
