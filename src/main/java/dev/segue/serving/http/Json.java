package dev.segue.serving.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reading and writing JSON: strict about duplicate names, and never with the input quoted in a message.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// Returns a tree, or names and plain values, as JSON on one line.
    static byte[] bytes(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that we built cannot be written", e);
        }
    }

    static JsonParser parser(byte[] bytes, int from, int length) {
        try {
            return MAPPER.createParser(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    /// Returns the only value of the body.
    ///
    /// @throws ProblemException when the body is not one JSON object
    static ObjectNode readObject(byte[] body) {
        try (JsonParser parser = parser(body, 0, body.length)) {
            JsonNode node = parser.readValueAsTree();
            if (parser.nextToken() != null) {
                throw ProblemCode.MALFORMED_JSON.because(
                        "the object ends at %s, but more follows".formatted(place(parser.currentTokenLocation())));
            }
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw ProblemCode.INVALID_BODY.because("the body must be a JSON object");
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /// Returns the problem that says where the reader stopped.
    static ProblemException malformed(IOException e) {
        return ProblemCode.MALFORMED_JSON.because(describe(e));
    }

    /// Returns what is wrong and where, in one line.
    static String describe(IOException e) {
        if (e instanceof JsonProcessingException json) {
            String what = json.getOriginalMessage().lines().findFirst().orElse("not JSON");
            return "%s, at %s".formatted(what, place(json.getLocation()));
        }
        return "the text is not valid UTF-8";
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? "its start"
                : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
