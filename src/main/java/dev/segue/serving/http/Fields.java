package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.EventCheck.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// The fields of a JSON object, read one by one; remembers the first that is wrong instead of throwing.
///
/// `null` counts as absent. Not thread-safe: made for one object.
final class Fields {

    private static final long LEAST_MILLIS =
            Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long MOST_MILLIS =
            Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    private final ObjectNode object;
    private final String prefix;
    private Optional<Refusal> refusal = Optional.empty();

    /// @param object whose fields
    /// @param prefix what stands before a field's name in messages, such as `rating.`
    /// @param known the fields that there may be
    Fields(ObjectNode object, String prefix, Set<String> known) {
        this.object = object;
        this.prefix = prefix;
        for (String name : (Iterable<String>) object::fieldNames) {
            if (!known.contains(name)) {
                refuse(
                        "unknown_field",
                        "unknown field `%s%s`; %s".formatted(prefix, shortened(name), Nearest.hint(name, known)));
            }
        }
    }

    /// Returns the first thing that was wrong, empty when nothing was.
    Optional<Refusal> refusal() {
        return refusal;
    }

    void refuse(String code, String detail) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(new Refusal(code, detail));
        }
    }

    void adopt(Optional<Refusal> other) {
        other.ifPresent(found -> refuse(found.code(), found.detail()));
    }

    String text(String name) {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return "";
        }
        if (!node.isTextual()) {
            wrongType(name, "text", node);
            return "";
        }
        return node.textValue();
    }

    String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            refuse("missing_field", "field `%s%s` is missing or empty".formatted(prefix, name));
        }
        return value;
    }

    List<String> texts(String name) {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.isArray() ? node : List.of(node)) {
            if (!node.isArray() || !element.isTextual()) {
                wrongType(name, "an array of texts", element);
                return List.of();
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /// Returns a length of time that is given in whole milliseconds, zero when it is not given.
    Duration millis(String name) {
        return Duration.ofMillis(whole(name).orElse(0));
    }

    OptionalInt integer(String name) {
        OptionalLong value = whole(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.getAsLong() != (int) value.getAsLong()) {
            refuse("wrong_value", "field `%s%s` is out of range".formatted(prefix, name));
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value.getAsLong());
    }

    OptionalDouble number(String name) {
        JsonNode node = object.path(name);
        if (!node.isNumber()) {
            if (isAbsent(node)) {
                refuse("missing_field", "field `%s%s` is missing".formatted(prefix, name));
            } else {
                wrongType(name, "a number", node);
            }
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(node.doubleValue());
    }

    /// Returns a point in time, given as ISO-8601 with an offset or as milliseconds since 1970.
    Optional<Instant> instant(String name) {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        Optional<Instant> instant = node.isTextual()
                ? parse(node.textValue())
                : node.isIntegralNumber() && node.canConvertToLong()
                        ? Optional.of(Instant.ofEpochMilli(node.longValue()))
                        : Optional.empty();
        Optional<Instant> inRange = instant.filter(Fields::isInRange);
        if (inRange.isEmpty()) {
            refuse(
                    "wrong_value",
                    "field `%s%s` must be a time such as \"2026-05-01T20:15:00Z\" or milliseconds since 1970, in the years 0 to 9999"
                            .formatted(prefix, name));
        }
        return inRange;
    }

    Optional<ObjectNode> object(String name) {
        JsonNode node = object.path(name);
        if (node instanceof ObjectNode found) {
            return Optional.of(found);
        }
        if (!isAbsent(node)) {
            wrongType(name, "an object", node);
        }
        return Optional.empty();
    }

    private OptionalLong whole(String name) {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            wrongType(name, "a whole number", node);
            return OptionalLong.empty();
        }
        return OptionalLong.of(node.longValue());
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Returns a point in time from its text: ISO-8601 with an offset, or milliseconds since 1970; empty when
    /// it is none of the years 0 to 9999.
    static Optional<Instant> time(String text) {
        Optional<Instant> time =
                text.matches("[0-9]{1,18}") ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text))) : parse(text);
        return time.filter(Fields::isInRange);
    }

    private static boolean isInRange(Instant instant) {
        return instant.getEpochSecond() >= LEAST_MILLIS / 1000 && instant.getEpochSecond() <= MOST_MILLIS / 1000;
    }

    private void wrongType(String name, String expected, JsonNode actual) {
        refuse("wrong_type", "field `%s%s` must be %s but is %s".formatted(prefix, name, expected, nameOf(actual)));
    }

    private static String nameOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String shortened(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }
}
