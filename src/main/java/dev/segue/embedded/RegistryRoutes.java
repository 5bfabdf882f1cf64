package dev.segue.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.segue.embedded.RegistryEntry.Registered;
import java.util.List;
import java.util.stream.Stream;

/// Confluent's registry interface as a function: method, path and body to an answer or a [RegistryError].
final class RegistryRoutes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SchemaVersions versions;

    RegistryRoutes(SchemaVersions versions) {
        this.versions = versions;
    }

    /// @param path the decoded segments of the path
    /// @param query the raw query, empty when there is none
    /// @param body the parsed body, missing when there is none
    JsonNode answer(String method, List<String> path, String query, JsonNode body) {
        List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
        return switch (method + " " + (path.isEmpty() ? "" : path.getFirst())) {
            case "GET " -> JSON.objectNode();
            case "GET subjects" -> subjects(rest);
            case "POST subjects" -> post(rest, body);
            case "GET schemas" -> schemas(rest);
            case "GET config" -> config(rest, query);
            case "PUT config" -> configure(rest, body);
            case "GET mode" -> JSON.objectNode().put("mode", "READWRITE");
            case "POST compatibility" -> compatibility(rest, query, body);
            default -> throw notFound();
        };
    }

    private JsonNode subjects(List<String> path) {
        if (path.isEmpty()) {
            return texts(versions.subjects().stream());
        }
        if (path.size() < 2 || !path.get(1).equals("versions")) {
            throw notFound();
        }
        String subject = path.getFirst();
        return switch (path.size() - 2) {
            case 0 -> numbers(versions.versions(subject));
            case 1 -> described(versions.version(subject, path.get(2)));
            default -> schemaOnly(subject, path.subList(2, path.size()));
        };
    }

    private JsonNode schemaOnly(String subject, List<String> path) {
        if (path.size() != 2 || !path.get(1).equals("schema")) {
            throw notFound();
        }
        return raw(versions.version(subject, path.getFirst()).schema());
    }

    private JsonNode post(List<String> path, JsonNode body) {
        if (path.size() == 1) {
            return described(versions.lookUp(path.getFirst(), schemaIn(body)));
        }
        if (path.size() == 2 && path.get(1).equals("versions")) {
            return JSON.objectNode().put("id", versions.register(path.getFirst(), schemaIn(body)));
        }
        throw notFound();
    }

    private JsonNode schemas(List<String> path) {
        if (path.equals(List.of("types"))) {
            return texts(Stream.of("AVRO"));
        }
        if (path.size() < 2 || path.size() > 3 || !path.getFirst().equals("ids")) {
            throw notFound();
        }
        int id = schemaId(path.get(1));
        return switch (path.size() == 2 ? "" : path.get(2)) {
            case "" -> JSON.objectNode().put("schema", versions.schema(id));
            case "schema" -> raw(versions.schema(id));
            case "subjects" -> texts(versions.usesOf(id).stream().map(Registered::subject));
            case "versions" -> uses(versions.usesOf(id));
            default -> throw notFound();
        };
    }

    private JsonNode config(List<String> path, String query) {
        CompatibilityLevel level = path.isEmpty()
                ? versions.globalLevel()
                : versions.ownLevel(path.getFirst()).orElseGet(() -> defaultLevel(path.getFirst(), query));
        return JSON.objectNode().put("compatibilityLevel", level.name());
    }

    private CompatibilityLevel defaultLevel(String subject, String query) {
        if (!query.contains("defaultToGlobal=true")) {
            throw new RegistryError(
                    RegistryError.CONFIG_NOT_FOUND,
                    "Subject '%s' does not have subject-level compatibility configured".formatted(subject));
        }
        return versions.globalLevel();
    }

    private JsonNode configure(List<String> path, JsonNode body) {
        CompatibilityLevel level =
                CompatibilityLevel.named(body.path("compatibility").asText());
        versions.configure(path.isEmpty() ? "" : path.getFirst(), level);
        return JSON.objectNode().put("compatibility", level.name());
    }

    private JsonNode compatibility(List<String> path, String query, JsonNode body) {
        boolean known = path.size() >= 3
                && path.size() <= 4
                && path.getFirst().equals("subjects")
                && path.get(2).equals("versions");
        if (!known) {
            throw notFound();
        }
        String subject = path.get(1);
        List<Registered> older =
                path.size() == 3 ? versions.versions(subject) : List.of(versions.version(subject, path.get(3)));
        List<String> objections = versions.objections(subject, schemaIn(body), older);
        ObjectNode answer = JSON.objectNode().put("is_compatible", objections.isEmpty());
        if (query.contains("verbose=true")) {
            answer.set("messages", texts(objections.stream()));
        }
        return answer;
    }

    private static String schemaIn(JsonNode body) {
        if (!body.path("schemaType").asText("AVRO").equals("AVRO")
                || !body.path("references").isEmpty()) {
            throw new RegistryError(
                    RegistryError.INVALID_SCHEMA, "this registry holds Avro schemas without references only");
        }
        JsonNode schema = body.path("schema");
        if (!schema.isTextual()) {
            throw new RegistryError(RegistryError.INVALID_SCHEMA, "expected {\"schema\": \"...\"}");
        }
        return schema.asText();
    }

    private static int schemaId(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw notFound();
        }
    }

    private static RegistryError notFound() {
        return new RegistryError(404, "HTTP 404 Not Found");
    }

    private static ObjectNode described(Registered version) {
        return JSON.objectNode()
                .put("subject", version.subject())
                .put("id", version.id())
                .put("version", version.version())
                .put("schema", version.schema());
    }

    private static ArrayNode uses(List<Registered> uses) {
        ArrayNode answer = JSON.arrayNode();
        uses.forEach(use -> answer.addObject().put("subject", use.subject()).put("version", use.version()));
        return answer;
    }

    private static ArrayNode numbers(List<Registered> list) {
        return JSON.arrayNode()
                .addAll(list.stream().map(one -> IntNode.valueOf(one.version())).toList());
    }

    private static ArrayNode texts(Stream<String> list) {
        return JSON.arrayNode().addAll(list.map(TextNode::valueOf).toList());
    }

    private static JsonNode raw(String schema) {
        return JSON.rawValueNode(new RawValue(schema));
    }
}
