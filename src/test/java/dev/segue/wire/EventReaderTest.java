package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.ListeningEvent.Playback;
import dev.segue.events.ListeningEvent.Rating;
import dev.segue.events.Preferences;
import dev.segue.intake.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit sets what @BeforeEach sets
class EventReaderTest {

    private static final String TOPIC = "segue.listening-events";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private EmbeddedRegistry registry;
    private RegistryClient client;
    private EventReader reader;
    private AvroSerializer<dev.segue.wire.ListeningEvent> serializer;

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(Optional.empty(), 0);
        client = new RegistryClient(configs());
        reader = new EventReader(client);
        serializer = new AvroSerializer<>();
        serializer.configure(configs(), false);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatWasWrittenOfEveryType(EventType type) {
        ListeningEvent event = ListeningEvent.of(type, "ann", "t1", NOON);

        assertThat(reader.read(bytes(event))).isEqualTo(new Decoded.Event(event));
    }

    @Test
    void keepsEveryField() {
        ListeningEvent event = full();

        assertThat(reader.read(bytes(event))).isEqualTo(new Decoded.Event(event));
    }

    @Test
    void clampsWhatMillisecondsCannotSay() {
        ListeningEvent event = ListeningEvent.of(EventType.PLAY, "ann", "t1", Instant.MAX)
                .withPlayback(new Playback(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE)));

        assertThat(reader.read(bytes(event)))
                .isEqualTo(new Decoded.Event(
                        ListeningEvent.of(EventType.PLAY, "ann", "t1", Instant.ofEpochMilli(Long.MAX_VALUE))
                                .withPlayback(new Playback(
                                        Duration.ofMillis(Long.MAX_VALUE), Duration.ofMillis(Long.MIN_VALUE)))));
    }

    @Test
    void saysWhatIsNotAvro() {
        assertThat(reader.read(null)).isEqualTo(new Decoded.Unreadable(Reason.NOT_AVRO, "the value is null"));
        assertThat(reasonOf(new byte[0])).isEqualTo(Reason.NOT_AVRO);
        assertThat(reasonOf(new byte[] {0, 0, 0, 1})).isEqualTo(Reason.NOT_AVRO);
        assertThat(reasonOf("{\"user\":\"ann\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.NOT_AVRO);
    }

    @Test
    void saysThatASchemaIsUnknown() {
        assertThat(reader.read(new byte[] {0, 0, 0, 0, 99, 1, 2}))
                .isEqualTo(new Decoded.Unreadable(Reason.UNKNOWN_SCHEMA, "the registry has no schema 99"));
    }

    @Test
    void saysThatTheTypeIsNewerThanThisReader() throws IOException {
        Schema newer = new Schema.Parser()
                .parse(dev.segue.wire.ListeningEvent.getClassSchema()
                        .toString()
                        .replace("\"PREFERENCES\"]", "\"PREFERENCES\",\"HUMMED\"]"));
        GenericRecord event = new GenericData.Record(newer);
        newer.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> event.put(field.pos(), GenericData.get().getDefaultValue(field)));
        event.put("user", "ann");
        event.put("type", new GenericData.EnumSymbol(newer.getField("type").schema(), "HUMMED"));

        assertThat(reasonOf(generic(event))).isEqualTo(Reason.UNKNOWN_TYPE);
    }

    @Test
    void readsAWriterThatKnowsFewerFields() throws IOException {
        Schema older = new Schema.Parser().parse("""
                {"type":"record","name":"ListeningEvent","namespace":"dev.segue.wire","fields":[
                 {"name":"user","type":"string"},{"name":"track","type":"string"},
                 {"name":"type","type":{"type":"enum","name":"EventType","symbols":["LIKE","PLAY"]}}]}
                """);
        GenericRecord event = new GenericData.Record(older);
        event.put("user", "ann");
        event.put("track", "t1");
        event.put("type", new GenericData.EnumSymbol(older.getField("type").schema(), "LIKE"));

        ListeningEvent expected = ListeningEvent.of(EventType.LIKE, "ann", "t1", NOON);
        assertThat(reader.read(generic(event))).isInstanceOfSatisfying(Decoded.Event.class, decoded -> {
            assertThat(decoded.event().at()).isEmpty();
            assertThat(decoded.event())
                    .usingRecursiveComparison()
                    .ignoringFields("at")
                    .isEqualTo(expected);
        });
    }

    @Test
    void saysThatAnotherRecordIsNoListeningEvent() throws IOException {
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"n\",\"type\":\"int\"}]}");
        GenericRecord order = new GenericData.Record(other);
        order.put("n", 1);

        assertThat(reasonOf(generic(order))).isEqualTo(Reason.MALFORMED_AVRO);
    }

    @Test
    void saysThatAValueWasCutShortOrHasARest() {
        byte[] whole = bytes(full());

        for (int length = 5; length < whole.length; length++) {
            assertThat(reasonOf(Arrays.copyOf(whole, length))).isEqualTo(Reason.MALFORMED_AVRO);
        }
        assertThat(reasonOf(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(Reason.MALFORMED_AVRO);
    }

    @Test
    void doesNotReserveMemoryForALengthThatIsNotThere() {
        byte[] frame = bytes(ListeningEvent.of(EventType.PLAY, "ann", "t1", NOON));
        ByteBuffer hugeText = ByteBuffer.allocate(11).put(frame, 0, 5);
        hugeText.put(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0d});

        assertThat(reasonOf(hugeText.array())).isEqualTo(Reason.MALFORMED_AVRO);

        byte[] hugeArray = Arrays.copyOf(frame, frame.length + 4);
        byte[] count = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0d};
        System.arraycopy(count, 0, hugeArray, frame.length - 1, count.length);

        assertThat(reasonOf(hugeArray)).isEqualTo(Reason.MALFORMED_AVRO);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void neverThrowsOnDamagedBytes(long seed) {
        Random random = new Random(seed);
        byte[] whole = bytes(full());

        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = whole.clone();
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
            }
            assertThat(reader.read(damaged)).isNotNull();
        }
    }

    @Test
    void asksAgainWhenTheRegistryIsAway() {
        byte[] value = bytes(full());
        int port = registry.port();
        RegistryClient other = new RegistryClient(configs());
        EventReader later = new EventReader(other);
        registry.close();

        assertThatThrownBy(() -> later.read(value)).isInstanceOf(RegistryUnreachable.class);

        registry = EmbeddedRegistry.start(Optional.empty(), port);
        other.register(TOPIC + "-value", dev.segue.wire.ListeningEvent.getClassSchema());
        assertThat(later.read(value)).isEqualTo(new Decoded.Event(full()));
    }

    private Map<String, Object> configs() {
        return Map.of("schema.registry.url", registry.url());
    }

    private byte[] bytes(ListeningEvent event) {
        return Objects.requireNonNull(serializer.serialize(TOPIC, EventCodec.toWire(event)));
    }

    private Reason reasonOf(byte[] value) {
        Decoded decoded = reader.read(value);
        assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
        return ((Decoded.Unreadable) decoded).reason();
    }

    private byte[] generic(GenericRecord event) throws IOException {
        int id = client.register("any-" + event.getSchema().hashCode(), event.getSchema());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).putInt(1, id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
        return bytes.toByteArray();
    }

    private static ListeningEvent full() {
        return new ListeningEvent(
                        "e-1",
                        "ann",
                        EventType.RATING,
                        "t/1 ü",
                        Optional.of(NOON),
                        new Playback(Duration.ofSeconds(61), Duration.ofMinutes(3)),
                        new Description("The Invented", "An Album", "A Title"),
                        new Answer("r-7", OptionalInt.of(3)),
                        Optional.of(new Rating(4, 1, 5)),
                        Optional.of(new Block("artist", "a1", Optional.of(NOON.plusSeconds(60)))),
                        List.of("t1", "t2"))
                .withPreferences(new Preferences(List.of("jazz"), List.of("The Invented"), Map.of("energy", 0.8), "DE"))
                .withCountry("SE");
    }
}
