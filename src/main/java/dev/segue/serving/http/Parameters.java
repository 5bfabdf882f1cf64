package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The parameters of a request, from its query or from a JSON object of the same names, checked one by one.
///
/// @param values each name with its values in order
record Parameters(Map<String, List<String>> values) {

    private static final int MAX_VALUES = 10_000;

    /// Returns the parameters of a raw query, `a=1&b=x%20y`.
    static Parameters ofQuery(String rawQuery) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new Parameters(values);
    }

    /// Returns the parameters of a JSON object: texts, numbers and arrays of texts; `null` counts as absent.
    static Parameters ofJson(ObjectNode object) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        object.forEachEntry((name, node) -> {
            if (!node.isNull()) {
                values.put(name, texts(name, node));
            }
        });
        return new Parameters(values);
    }

    /// @throws ProblemException when there is a name that is not among the known ones
    void requireKnown(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw ProblemCode.UNKNOWN_PARAMETER.because(
                        "unknown parameter `%s`; %s".formatted(shortened(name), Nearest.hint(name, known)));
            }
        }
    }

    Optional<String> text(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw invalid(name, "given once", all.size() + " values");
        }
        return all.stream().findFirst();
    }

    List<String> all(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > MAX_VALUES) {
            throw invalid(name, "at most %d values".formatted(MAX_VALUES), all.size() + " values");
        }
        return all;
    }

    int integer(String name, int fallback, int least, int most) {
        return text(name).map(value -> integer(name, value, least, most)).orElse(fallback);
    }

    /// Returns a number from 0 to 1, written as a decimal.
    OptionalDouble share(String name) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return OptionalDouble.empty();
        }
        boolean decimal = given.get().matches("[0-9]{1,3}(\\.[0-9]{1,9})?");
        double value = decimal ? Double.parseDouble(given.get()) : -1;
        if (value < 0 || value > 1) {
            throw invalid(name, "a number from 0 to 1", given.get());
        }
        return OptionalDouble.of(value);
    }

    /// Returns a number in a range, written as a decimal.
    OptionalDouble decimal(String name, double least, double most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return OptionalDouble.empty();
        }
        boolean decimal = given.get().matches("-?[0-9]{1,10}(\\.[0-9]{1,9})?");
        double value = decimal ? Double.parseDouble(given.get()) : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw invalid(name, "a number from %s to %s".formatted(plain(least), plain(most)), given.get());
        }
        return OptionalDouble.of(value);
    }

    /// Returns these parameters and others; a name that both have has the values of both.
    Parameters plus(Parameters others) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        others.values.forEach((name, more) -> all.merge(
                name,
                more,
                (one, two) -> Stream.concat(one.stream(), two.stream()).toList()));
        return new Parameters(all);
    }

    Optional<Position> position(String name) {
        return text(name).map(token -> {
            try {
                return Position.parse(token);
            } catch (IllegalArgumentException e) {
                throw ProblemCode.INVALID_PARAMETER.because("parameter `%s`: %s".formatted(name, e.getMessage()));
            }
        });
    }

    /// Returns a point in time, given as ISO-8601 with an offset or as milliseconds since 1970.
    Optional<Instant> instant(String name) {
        return text(name)
                .map(value -> Fields.time(value)
                        .orElseThrow(() -> invalid(
                                name, "a time such as 2026-05-01T20:15:00Z, or milliseconds since 1970", value)));
    }

    <E extends Enum<E>> E oneOf(String name, E fallback, E[] choices, Function<E, String> wireName) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return fallback;
        }
        return Arrays.stream(choices)
                .filter(choice -> wireName.apply(choice).equals(given.get()))
                .findFirst()
                .orElseThrow(() -> invalid(
                        name,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(choices).map(wireName).toList()),
                        given.get()));
    }

    static ProblemException invalid(String name, String expected, String actual) {
        return ProblemCode.INVALID_PARAMETER.because(
                "parameter `%s` must be %s but was %s".formatted(name, expected, shortened(actual)));
    }

    private static int integer(String name, String value, int least, int most) {
        boolean digits = value.matches("-?[0-9]{1,9}");
        if (!digits || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw invalid(name, "a whole number from %d to %d".formatted(least, most), value);
        }
        return Integer.parseInt(value);
    }

    private static List<String> texts(String name, JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.isArray() ? node : List.of(node)) {
            if (!element.isTextual() && !element.isNumber()) {
                throw invalid(name, "text, a number or an array of texts", "another kind of JSON");
            }
            texts.add(element.asText());
        }
        return texts;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String decode(String part) {
        return PercentCode.decode(part, true)
                .orElseThrow(() -> ProblemCode.INVALID_PARAMETER.because(
                        "`%s` in the query is not percent-encoded UTF-8; write `%%` as `%%25`"
                                .formatted(shortened(part))));
    }

    private static String shortened(String text) {
        return text.isEmpty() ? "empty" : text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
