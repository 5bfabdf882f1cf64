package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.ListeningEvent.Playback;
import dev.segue.events.ListeningEvent.Rating;
import dev.segue.events.Preferences;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// A listening event as JSON. Strict: a field that is not known, or of another type, refuses the event with a word on
/// what was meant, for a typing error in `played_ms` would otherwise make a play of every skip.
final class EventJson {

    static final Set<String> FIELDS = Set.of(
            "event_id",
            "user",
            "type",
            "track",
            "at",
            "played_ms",
            "duration_ms",
            "artist",
            "album",
            "title",
            "recommendation_id",
            "rank",
            "rating",
            "block",
            "shown",
            "preferences",
            "country");
    private static final Set<String> RATING_FIELDS = Set.of("value", "worst", "best");
    private static final Set<String> BLOCK_FIELDS = Set.of("kind", "id", "until");
    private static final List<String> TYPES =
            Arrays.stream(EventType.values()).map(EventType::wireName).toList();

    private EventJson() {}

    static ReadEvent read(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return ReadEvent.refused("not_an_object", "an event must be a JSON object");
        }
        Fields fields = new Fields(object, "", FIELDS);
        Optional<EventType> type = type(fields);
        ListeningEvent event = new ListeningEvent(
                        fields.text("event_id"),
                        fields.required("user"),
                        type.orElse(EventType.PLAY),
                        fields.text("track"),
                        fields.instant("at"),
                        new Playback(fields.millis("played_ms"), fields.millis("duration_ms")),
                        new Description(fields.text("artist"), fields.text("album"), fields.text("title")),
                        new Answer(fields.text("recommendation_id"), fields.integer("rank")),
                        fields.object("rating").flatMap(rating -> rating(rating, fields)),
                        fields.object("block").flatMap(block -> block(block, fields)),
                        fields.texts("shown"))
                .withPreferences(fields.object("preferences")
                        .flatMap(said -> PreferencesJson.read(said, "preferences.", fields))
                        .orElse(Preferences.NONE))
                .withCountry(fields.text("country"));
        return fields.refusal().<ReadEvent>map(ReadEvent.Refused::new).orElseGet(() -> new ReadEvent.Typed(event));
    }

    private static Optional<EventType> type(Fields fields) {
        String name = fields.required("type");
        Optional<EventType> type = EventType.named(name);
        if (type.isEmpty()) {
            fields.refuse(
                    "unknown_type", "unknown type `%s`; %s".formatted(shortened(name), Nearest.hint(name, TYPES)));
        }
        return type;
    }

    private static Optional<Rating> rating(ObjectNode object, Fields outer) {
        Fields fields = new Fields(object, "rating.", RATING_FIELDS);
        OptionalDouble value = fields.number("value");
        OptionalDouble worst = fields.number("worst");
        OptionalDouble best = fields.number("best");
        outer.adopt(fields.refusal());
        return fields.refusal().isPresent()
                ? Optional.empty()
                : Optional.of(new Rating(value.orElseThrow(), worst.orElseThrow(), best.orElseThrow()));
    }

    private static Optional<Block> block(ObjectNode object, Fields outer) {
        Fields fields = new Fields(object, "block.", BLOCK_FIELDS);
        Block block = new Block(fields.required("kind"), fields.required("id"), fields.instant("until"));
        outer.adopt(fields.refusal());
        return fields.refusal().isPresent() ? Optional.empty() : Optional.of(block);
    }

    private static String shortened(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }
}
