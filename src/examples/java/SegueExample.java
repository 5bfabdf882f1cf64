import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends plays to Segue and reads its recommendations, with Kafka's clients, Avro and Jackson, and the registry over
/// HTTP:
///
/// ```
/// java -cp … SegueExample.java produce BOOTSTRAP REGISTRY USER TRACK…
/// java -cp … SegueExample.java consume BOOTSTRAP REGISTRY USER
/// ```
///
/// Who has Confluent's serializers uses `KafkaAvroSerializer` and `KafkaAvroDeserializer` in the place of `encode` and
/// `decode`.
public final class SegueExample {

    private static final String EVENTS = "segue.listening-events";
    private static final String RECOMMENDATIONS = "segue.recommendations";
    private static final byte MAGIC = 0;

    private final String bootstrap;
    private final String registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new HashMap<>();

    private SegueExample(String bootstrap, String registry) {
        this.bootstrap = bootstrap;
        this.registry = registry;
    }

    public static void main(String[] args) throws Exception {
        SegueExample example = new SegueExample(args[1], args[2]);
        if (args[0].equals("produce")) {
            example.produce(args[3], Arrays.asList(args).subList(4, args.length));
        } else {
            example.consume(args[3]);
        }
    }

    private void produce(String user, List<String> tracks) throws Exception {
        var latest = get("/subjects/%s-value/versions/latest".formatted(EVENTS));
        int id = latest.path("id").asInt();
        Schema schema = new Schema.Parser().parse(latest.path("schema").asText());
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        long at = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (String track : tracks) {
                byte[] value = encode(id, play(schema, user, track, at));
                producer.send(new ProducerRecord<>(EVENTS, user, value)).get();
                at += Duration.ofMinutes(4).toMillis();
            }
        }
        System.out.println("{\"sent\": %d}".formatted(tracks.size()));
    }

    private void consume(String user) throws Exception {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrap,
                "group.id", "example-" + UUID.randomUUID(),
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(RECOMMENDATIONS));
            while (true) {
                for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofSeconds(1))) {
                    if (one.value() == null || !one.key().equals(user)) {
                        continue; // no value: nothing is known of this user any more
                    }
                    GenericRecord list = decode(one.value());
                    List<?> items = (List<?>) list.get("items");
                    if (!items.isEmpty()) {
                        print(list, items);
                        return;
                    }
                }
            }
        }
    }

    private static void print(GenericRecord list, List<?> items) {
        List<String> tracks = items.stream()
                .map(item -> "\"" + ((GenericRecord) item).get("track") + "\"")
                .toList();
        System.out.println("{\"user\": \"%s\", \"id\": \"%s\", \"tracks\": %s}"
                .formatted(list.get("user"), list.get("recommendation_id"), tracks));
    }

    private static GenericRecord play(Schema schema, String user, String track, long atMillis) {
        Schema type = schema.getField("type").schema();
        return new GenericRecordBuilder(schema)
                .set("event_id", UUID.randomUUID().toString()) // the same when it is sent again: it then counts once
                .set("user", user)
                .set("type", new GenericData.EnumSymbol(type, "PLAY"))
                .set("track", track)
                .set("at", atMillis)
                .set("played_ms", 200_000L)
                .set("duration_ms", 200_000L)
                .build();
    }

    /// Confluent's wire format: a zero byte, the schema's id in four, then the record.
    private static byte[] encode(int id, GenericRecord event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(5).put(MAGIC).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private GenericRecord decode(byte[] value) throws Exception {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        if (buffer.get() != MAGIC) {
            throw new IllegalArgumentException("not in Confluent's wire format");
        }
        int id = buffer.getInt();
        Schema schema = schemas.get(id);
        if (schema == null) {
            schema = new Schema.Parser()
                    .parse(get("/schemas/ids/" + id).path("schema").asText());
            schemas.put(id, schema);
        }
        var decoder = DecoderFactory.get().binaryDecoder(value, buffer.position(), buffer.remaining(), null);
        return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(registry + path)).build();
        String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return new ObjectMapper().readTree(body);
    }
}
