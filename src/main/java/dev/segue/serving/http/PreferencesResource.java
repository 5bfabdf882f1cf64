package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.Preferences;
import dev.segue.serving.EventCheck;
import dev.segue.serving.EventLog;
import dev.segue.serving.Lookups;
import dev.segue.serving.TasteProfile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What a listener says they like: said and taken back as events of the same log as all others, read from the state.
///
/// @param log where the events go
/// @param check what an event must keep
/// @param lookups what reads the state
/// @param clock stamps the events
record PreferencesResource(EventLog log, EventCheck check, Lookups lookups, InstantSource clock) {

    /// Takes the place of all that was said before.
    Reply put(Request request) {
        MediaTypes.requireJson(request);
        byte[] body = request.body().read();
        if (body.length == 0) {
            throw ProblemCode.EMPTY_BODY.because(
                    "the body must be a JSON object with `genres`, `artists`, `features` or `country`");
        }
        ObjectNode object = Json.readObject(body);
        Fields fields = new Fields(object, "", PreferencesJson.FIELDS);
        Preferences preferences = PreferencesJson.read(object, "", fields).orElse(Preferences.NONE);
        fields.refusal().ifPresent(refusal -> {
            throw ProblemCode.INVALID_BODY.because(refusal.detail());
        });
        return append(request, preferences);
    }

    Reply delete(Request request) {
        return append(request, Preferences.NONE);
    }

    Reply get(Request request, boolean standbyToo) {
        Parameters query = request.query();
        return Answers.reply(
                BlocksResource.orNothing(
                        lookups.taste(
                                request.listener(),
                                query.position("after"),
                                ListParameters.patience(query),
                                ListParameters.tolerance(query, standbyToo)),
                        request.listener()),
                PreferencesResource::json);
    }

    private Reply append(Request request, Preferences preferences) {
        Instant now = clock.instant();
        ListeningEvent said = ListeningEvent.of(
                        EventType.PREFERENCES, request.listener().value(), "", now)
                .withPreferences(preferences);
        ListeningEvent event = new EventIds(Optional.empty(), now).complete(said, 0);
        check.check(event).ifPresent(refusal -> {
            throw ProblemCode.NO_EVENT_ACCEPTED.because(refusal.detail());
        });
        return EventsResource.append(log, List.of(event), List.of());
    }

    private static ObjectNode json(TasteProfile taste) {
        return Json.object()
                .put("user", taste.listener().value())
                .put("position", taste.position().token())
                .setAll(PreferencesJson.json(taste.preferences()));
    }
}
