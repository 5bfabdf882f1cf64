package dev.segue.evaluation;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.Interaction;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Listening;
import dev.segue.listener.Taste;
import dev.segue.listener.TasteChange;
import dev.segue.ranking.FactorSteps;
import dev.segue.ranking.Model;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// A task of the listener room in the heap: the rows of its listeners, and the ends of their sessions.
final class ListenerTask {

    private record Deadline(long atMillis, ListenerId listener) {}

    private final Listening listening;
    private final FactorSteps steps;
    private final Consumer<AddressedUpdate> updates;
    private final Map<ListenerId, Taste> tastes = new HashMap<>();
    private final Map<ListenerId, Map<TrackId, KnownTrack>> known = new HashMap<>();
    private final PriorityQueue<Deadline> deadlines =
            new PriorityQueue<>((one, other) -> Long.compare(one.atMillis, other.atMillis));
    private long clockMillis = Long.MIN_VALUE;

    /// @param updates takes what the owners of tracks must know, in the order in which it is sent
    ListenerTask(ListenerSettings sessions, Model model, Consumer<AddressedUpdate> updates) {
        this.listening = new Listening(
                sessions, track -> !model.descriptionOf(track.fingerprint()).isNone());
        this.steps = new FactorSteps(model);
        this.updates = updates;
    }

    ListenerView view(ListenerId listener) {
        return new ListenerView(
                listener,
                tasteOf(listener),
                known.getOrDefault(listener, Map.of()).values());
    }

    /// Returns what a track has been to a listener.
    KnownTrack known(ListenerId listener, TrackId track) {
        KnownTrack row = known.getOrDefault(listener, Map.of()).get(track);
        return row == null ? KnownTrack.unknown(track.fingerprint()) : row;
    }

    /// Moves the clock, which ends the sessions that are over by then. Never back.
    void advance(long toMillis) {
        clockMillis = Math.max(clockMillis, toMillis);
        while (nextDeadlineMillis() <= clockMillis) {
            ListenerId listener = deadlines.remove().listener;
            Taste taste = Listening.withDeadline(tasteOf(listener), 0);
            TasteChange change = listening.sessionEnded(taste, clockMillis);
            change.updates().forEach(updates);
            tastes.put(listener, change.taste());
            if (clockMillis < listening.sessionEndsAtMillis(change.taste())) {
                schedule(listener, change.taste());
            }
        }
    }

    /// Returns when the next session may be over; never when none is open.
    long nextDeadlineMillis() {
        return deadlines.isEmpty() ? Long.MAX_VALUE : deadlines.element().atMillis;
    }

    /// Learns from an interaction of one of its listeners.
    void learn(Interaction interaction) {
        take(interaction, true);
    }

    /// Learns who has listened to what, and tells the owners of tracks, but nothing from which vectors are made.
    void follow(Interaction interaction) {
        take(interaction, false);
    }

    private void take(Interaction interaction, boolean stepping) {
        ListenerId listener = interaction.listener();
        KnownTrack before = interaction instanceof Interaction.WithTrack about
                ? known(listener, about.track())
                : KnownTrack.unknown(0);
        TasteChange change = listening.apply(tasteOf(listener), before, interaction);
        if (interaction instanceof Interaction.WithTrack about) {
            change.track()
                    .ifPresent(row -> known.computeIfAbsent(listener, _ -> new HashMap<>())
                            .put(about.track(), row));
        }
        (stepping ? steps.on(change, interaction) : change.updates()).forEach(updates);
        tastes.put(listener, change.taste());
        schedule(listener, change.taste());
    }

    private Taste tasteOf(ListenerId listener) {
        return Objects.requireNonNullElse(tastes.get(listener), Taste.NEW);
    }

    /// Sees to it that the session's end is looked at; when it is already past, the next time the clock moves.
    private void schedule(ListenerId listener, Taste taste) {
        long dueMillis = listening.sessionEndsAtMillis(taste);
        if (taste.deadlineMillis() == 0 && dueMillis != 0) {
            deadlines.add(new Deadline(dueMillis, listener));
            tastes.put(listener, Listening.withDeadline(taste, dueMillis));
        }
    }
}
