package dev.segue.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.catalog.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The fields of one JSON object, checked as they are read; `null` counts as absent.
///
/// @param object the object
record Fields(ObjectNode object) {

    /// @throws Refused when there is a field that is not among the known ones
    void requireKnown(Set<String> known) throws Refused {
        for (String name : (Iterable<String>) object::fieldNames) {
            if (!known.contains(name)) {
                throw new Refused(
                        "unknown_field",
                        "unknown field `%s`; expected some of %s".formatted(shortened(name), sorted(known)));
            }
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    String text(String name) throws Refused {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return "";
        }
        if (!node.isTextual()) {
            throw wrongType(name, "text");
        }
        return node.textValue();
    }

    /// Returns a text that must be there and may be an id.
    String id(String name, int most) throws Refused {
        String id = text(name);
        if (id.isEmpty() || id.length() > most) {
            throw new Refused(
                    "invalid_id", "`%s` has %d characters; expected 1 to %d".formatted(name, id.length(), most));
        }
        return id;
    }

    List<String> texts(String name) throws Refused {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrongType(name, "an array of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isTextual()) {
                throw wrongType(name, "an array of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    List<Fields> objects(String name) throws Refused {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrongType(name, "an array of objects");
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : node) {
            if (!(element instanceof ObjectNode found)) {
                throw wrongType(name, "an array of objects");
            }
            objects.add(new Fields(found));
        }
        return objects;
    }

    /// Returns an object; one without fields when it is not there.
    Fields nested(String name) throws Refused {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return new Fields(object.objectNode());
        }
        if (node instanceof ObjectNode found) {
            return new Fields(found);
        }
        throw wrongType(name, "an object");
    }

    /// Adds a number, if it is there, to the numbers.
    void put(Map<String, Double> numbers, String name, String as) throws Refused {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return;
        }
        if (!node.isNumber() && !node.isBoolean()) {
            throw wrongType(name, "a number");
        }
        double value = node.isBoolean() ? (node.booleanValue() ? 1 : 0) : node.doubleValue();
        String fault = Numbers.fault(as, value);
        if (!fault.isEmpty()) {
            throw new Refused("invalid_number", fault);
        }
        numbers.put(as, value);
    }

    int whole(String name, int fallback) throws Refused {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return fallback;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw wrongType(name, "a whole number of 0 or more");
        }
        return node.intValue();
    }

    /// Returns the lists of ids by scheme.
    Map<String, List<String>> ids(String name) throws Refused {
        Fields nested = nested(name);
        Map<String, List<String>> ids = new TreeMap<>();
        for (String scheme : (Iterable<String>) nested.object::fieldNames) {
            if (!scheme.matches("[a-z][a-z0-9_-]{0,31}")) {
                throw new Refused(
                        "invalid_id", "scheme `%s`; expected a short lower-case word".formatted(shortened(scheme)));
            }
            JsonNode node = nested.object.path(scheme);
            List<String> values = node.isTextual() ? List.of(node.textValue()) : nested.texts(scheme);
            if (values.stream().anyMatch(value -> value.isEmpty() || value.length() > 256)) {
                throw new Refused("invalid_id", "an id of scheme `%s` has not 1 to 256 characters".formatted(scheme));
            }
            ids.put(scheme, values);
        }
        return ids;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Refused wrongType(String name, String expected) {
        return new Refused("wrong_type", "field `%s` must be %s".formatted(name, expected));
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
