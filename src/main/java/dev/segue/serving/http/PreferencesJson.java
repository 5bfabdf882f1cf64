package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.catalog.Measure;
import dev.segue.events.CountryCode;
import dev.segue.events.Preferences;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a listener says they like, in JSON: `genres` and `artists` by name, `features` with a value each,
/// and the `country` where they are.
final class PreferencesJson {

    static final Set<String> FIELDS = Set.of("genres", "artists", "features", "country");

    private static final List<String> MEASURES =
            Arrays.stream(Measure.values()).map(Measure::wireName).toList();

    private PreferencesJson() {}

    /// Returns the preferences of an object, empty when something in it is wrong, which `outer` then knows.
    ///
    /// @param prefix what stands before a field's name in messages
    static Optional<Preferences> read(ObjectNode object, String prefix, Fields outer) {
        Fields fields = new Fields(object, prefix, FIELDS);
        List<String> genres = names("genres", prefix, fields);
        List<String> artists = names("artists", prefix, fields);
        Map<String, Double> features = new TreeMap<>();
        fields.object("features")
                .ifPresent(
                        given -> given.forEachEntry((name, value) -> feature(name, value, prefix, fields, features)));
        String country = country(prefix, fields);
        outer.adopt(fields.refusal());
        return fields.refusal().isPresent()
                ? Optional.empty()
                : Optional.of(new Preferences(genres, artists, features, country));
    }

    static ObjectNode json(Preferences preferences) {
        ObjectNode json = Json.object();
        ArrayNode genres = json.putArray("genres");
        preferences.genres().forEach(genres::add);
        ArrayNode artists = json.putArray("artists");
        preferences.artists().forEach(artists::add);
        ObjectNode features = json.putObject("features");
        preferences.features().forEach(features::put);
        if (!preferences.country().isEmpty()) {
            json.put("country", preferences.country());
        }
        return json;
    }

    private static String country(String prefix, Fields fields) {
        String country = fields.text("country");
        if (!country.isEmpty() && !CountryCode.isKnown(country)) {
            fields.refuse(
                    "wrong_value",
                    "field `%scountry` must be the two capital letters of ISO 3166-1, such as SE".formatted(prefix));
        }
        return country;
    }

    private static List<String> names(String field, String prefix, Fields fields) {
        List<String> names = fields.texts(field);
        boolean fits = names.stream().noneMatch(name -> name.isBlank() || name.length() > Preferences.MAX_LENGTH);
        if (!fits || names.size() > Preferences.MOST || Set.copyOf(names).size() < names.size()) {
            fields.refuse(
                    "wrong_value",
                    "field `%s%s` must be at most %d names of 1 to %d characters, each once"
                            .formatted(prefix, field, Preferences.MOST, Preferences.MAX_LENGTH));
        }
        return names;
    }

    private static void feature(
            String name, JsonNode value, String prefix, Fields fields, Map<String, Double> features) {
        Optional<Measure> measure = Measure.named(name);
        if (measure.isEmpty()) {
            fields.refuse(
                    "unknown_field",
                    "unknown feature `%sfeatures.%s`; %s".formatted(prefix, name, Nearest.hint(name, MEASURES)));
        } else if (!value.isNumber() || !measure.get().allows(value.doubleValue())) {
            fields.refuse(
                    "wrong_value",
                    "field `%sfeatures.%s` must be a number from %s to %s"
                            .formatted(
                                    prefix,
                                    name,
                                    plain(measure.get().least()),
                                    plain(measure.get().most())));
        } else {
            features.put(name, value.doubleValue());
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
