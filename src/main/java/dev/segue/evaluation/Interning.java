package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Blocked;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Preferred;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import java.util.HashMap;
import java.util.Map;

/// Lets equal ids and descriptions of a stream be one object: a recording names each of them many times.
final class Interning {

    private final Map<ListenerId, ListenerId> listeners = new HashMap<>();
    private final Map<TrackId, TrackId> tracks = new HashMap<>();
    private final Map<Description, Description> descriptions = new HashMap<>();

    Interaction of(Interaction interaction) {
        ListenerId listener = one(listeners, interaction.listener());
        return switch (interaction) {
            case Played played ->
                new Played(
                        listener,
                        one(tracks, played.track()),
                        played.at(),
                        played.completion(),
                        one(descriptions, played.description()),
                        played.recommendationId(),
                        played.country());
            case Skipped skipped ->
                new Skipped(
                        listener,
                        one(tracks, skipped.track()),
                        skipped.at(),
                        skipped.completion(),
                        one(descriptions, skipped.description()),
                        skipped.recommendationId());
            case Judged judged ->
                new Judged(
                        listener,
                        one(tracks, judged.track()),
                        judged.at(),
                        judged.strength(),
                        judged.recommendationId());
            case Blocked _, Preferred _, Shown _ -> interaction;
        };
    }

    private static <T> T one(Map<T, T> known, T thing) {
        T first = known.putIfAbsent(thing, thing);
        return first == null ? thing : first;
    }
}
