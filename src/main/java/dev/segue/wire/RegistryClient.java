package dev.segue.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/// A client of Confluent's schema registry interface, whoever serves it: schema by id, id by schema, both
/// cached for good because ids never change their meaning.
///
/// It tells apart what a caller must: [RegistryUnreachable] (retry), [UnknownSchema] and [RegistryRefused] (do not).
/// Thread-safe.
public final class RegistryClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA_NOT_FOUND = 40403;
    private static final int SUBJECT_NOT_FOUND = 40401;

    private final RegistryHttp http;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Use, Integer> ids = new ConcurrentHashMap<>();

    /// Makes a client; nothing is asked yet.
    ///
    /// @param configs Confluent's keys: `schema.registry.url`, `basic.auth.credentials.source`,
    ///     `basic.auth.user.info`, `http.connect.timeout.ms`, `http.read.timeout.ms`
    public RegistryClient(Map<String, ?> configs) {
        this(WireConfig.of(configs));
    }

    RegistryClient(WireConfig config) {
        this.http = new RegistryHttp(config);
    }

    /// Returns the schema of an id.
    ///
    /// @throws UnknownSchema when the registry has none, or none in Avro
    /// @throws RegistryUnreachable when it does not say
    public Schema schema(int id) {
        Schema cached = schemas.get(id);
        if (cached != null) {
            return cached;
        }
        Schema fetched = fetch(id);
        schemas.put(id, fetched);
        return fetched;
    }

    /// Returns the id of a schema, making it the subject's newest version when it is not one of its versions.
    ///
    /// @throws RegistryRefused when it is incompatible
    public int register(String subject, Schema schema) {
        return ids.computeIfAbsent(new Use("register", subject, schema), use -> {
            RegistryHttp.Answer answer = http.post("/subjects/%s/versions".formatted(segment(subject)), request(use));
            return accepted(answer, "register a schema of " + subject)
                    .path("id")
                    .asInt();
        });
    }

    /// Returns the id under which a schema is registered in a subject.
    ///
    /// @throws RegistryRefused when it is not one of the subject's versions
    public int find(String subject, Schema schema) {
        return ids.computeIfAbsent(new Use("find", subject, schema), use -> {
            RegistryHttp.Answer answer = http.post("/subjects/" + segment(subject), request(use));
            return accepted(answer, "find the schema in " + subject).path("id").asInt();
        });
    }

    /// Returns the id of a subject's latest version, which must be the schema given: values are written with it.
    ///
    /// @throws RegistryRefused when the subject has none or it is another
    public int latest(String subject, Schema own) {
        return ids.computeIfAbsent(new Use("latest", subject, own), use -> {
            JsonNode latest =
                    accepted(http.get("/subjects/%s/versions/latest".formatted(segment(subject))), "read " + subject);
            if (!parse(latest.path("schema").asText(), subject).equals(own)) {
                throw new RegistryRefused("the latest schema of %s is not the one of %s; %s cannot be used here"
                        .formatted(subject, own.getFullName(), WireConfig.USE_LATEST));
            }
            return latest.path("id").asInt();
        });
    }

    private Schema fetch(int id) {
        RegistryHttp.Answer answer = http.get("/schemas/ids/" + id);
        if (answer.errorCode() == SCHEMA_NOT_FOUND || answer.errorCode() == SUBJECT_NOT_FOUND) {
            throw new UnknownSchema("the registry has no schema %d".formatted(id));
        }
        JsonNode found = accepted(answer, "read schema " + id);
        String type = found.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new UnknownSchema("schema %d is of type %s; expected AVRO".formatted(id, type));
        }
        return parse(found.path("schema").asText(), "id " + id);
    }

    private static Schema parse(String text, String what) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new UnknownSchema("the schema of %s is no Avro schema: %s".formatted(what, e.getMessage()));
        }
    }

    private static JsonNode accepted(RegistryHttp.Answer answer, String what) {
        if (answer.isSuccess()) {
            return answer.body();
        }
        if (answer.errorCode() > 0 && answer.status() < 500) {
            throw new RegistryRefused("the registry refused to %s: %d %s"
                    .formatted(
                            what,
                            answer.errorCode(),
                            answer.body().path("message").asText()));
        }
        throw new RegistryUnreachable(
                "no answer of a schema registry to \"%s\": HTTP %d".formatted(what, answer.status()), null);
    }

    private static String request(Use use) {
        return JSON.createObjectNode().put("schema", use.schema().toString()).toString();
    }

    private static String segment(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Use(String call, String subject, Schema schema) {}
}
