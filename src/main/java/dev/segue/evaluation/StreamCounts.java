package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a stream of interactions holds. Not thread-safe.
public final class StreamCounts {

    private final Map<ListenerId, Integer> choices = new HashMap<>();
    private final Set<TrackId> tracks = new HashSet<>();
    private long events;
    private long chosen;
    private long refused;
    private Instant first = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    /// Counts the next interaction.
    public void add(Interaction interaction) {
        first = events == 0 ? interaction.at() : first;
        last = interaction.at();
        events++;
        int choice = 0;
        switch (Target.of(interaction)) {
            case CHOSEN -> {
                chosen++;
                choice = 1;
            }
            case REFUSED -> refused++;
            case NONE -> {}
        }
        choices.merge(interaction.listener(), choice, Integer::sum);
        if (interaction instanceof WithTrack about) {
            tracks.add(about.track());
        }
    }

    /// Returns how many interactions there are.
    public long events() {
        return events;
    }

    /// Returns how many of them are plays, or stand for one.
    public long chosen() {
        return chosen;
    }

    /// Returns how many of them are skips, dislikes and bad ratings.
    public long refused() {
        return refused;
    }

    /// Returns how many listeners there are.
    public int listeners() {
        return choices.size();
    }

    /// Returns how many tracks there are.
    public int tracks() {
        return tracks.size();
    }

    /// Returns the time of the first interaction; the epoch when there is none.
    public Instant first() {
        return first;
    }

    /// Returns the time of the last interaction; the epoch when there is none.
    public Instant last() {
        return last;
    }

    /// Returns how many plays a listener has in all.
    int chosenBy(ListenerId listener) {
        return choices.getOrDefault(listener, 0);
    }
}
