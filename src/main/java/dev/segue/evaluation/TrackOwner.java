package dev.segue.evaluation;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.TrackId;
import dev.segue.learning.publishing.PublishBudget;
import dev.segue.learning.publishing.PublishQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The owner of some tracks, who may publish so many rows a second and not more.
final class TrackOwner {

    private final TrackTask rows;
    private final PublishBudget budget;
    private final PublishQueue queue = new PublishQueue();
    private final Map<String, Integer> marks = new HashMap<>();

    TrackOwner(TrackTask rows, PublishBudget budget) {
        this.rows = rows;
        this.budget = budget;
    }

    void apply(AddressedUpdate update) {
        int changed = rows.apply(update);
        String track = update.track().value();
        int all = queue.changed(track, rows.updatesOf(update.track()), changed);
        if (all != 0) {
            marks.put(track, all);
        }
    }

    /// Publishes what is most urgent, as far as the budget allows.
    void publish(long nowMillis, List<PublishedTrack> published) {
        budget.refill(nowMillis);
        while (budget.isLeft()) {
            Optional<String> next = queue.take();
            if (next.isEmpty()) {
                return;
            }
            Integer changed = marks.remove(next.get());
            if (changed != null) {
                PublishedTrack track = rows.rows(new TrackId(next.get()), changed);
                published.add(track);
                budget.spend(track.count());
            }
        }
    }

    /// Returns whether all of its tracks are published as they are.
    boolean isDone() {
        return queue.size() == 0;
    }
}
