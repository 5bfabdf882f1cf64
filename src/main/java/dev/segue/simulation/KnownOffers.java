package dev.segue.simulation;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// The lists that need no service, to compare one with: the most popular, any, the best. Not thread-safe.
final class KnownOffers implements Offers {

    private final Variant variant;
    private final InventedCatalog catalog;
    private final int limit;
    private final Dice dice;
    private final Map<String, Integer> plays = new HashMap<>();

    KnownOffers(Variant variant, InventedCatalog catalog, int limit, Dice dice) {
        this.variant = variant;
        this.catalog = catalog;
        this.limit = limit;
        this.dice = dice;
    }

    @Override
    public Offer to(Moment moment) {
        return new Offer(
                "",
                switch (variant) {
                    case POPULARITY ->
                        best(track ->
                                moment.isTiredOf(track) ? -1 : plays.getOrDefault(track.id(), 0) + dice.uniform());
                    case RANDOM -> any(moment);
                    case ORACLE -> best(moment::appeal);
                    case FULL, NO_FEEDBACK -> throw new IllegalStateException(variant + " needs a service");
                });
    }

    @Override
    public void report(List<ListeningEvent> events) {
        for (ListeningEvent event : events) {
            if (event.type() == EventType.PLAY) {
                plays.merge(event.track(), 1, Integer::sum);
            }
        }
    }

    private List<String> best(ToDoubleFunction<InventedTrack> score) {
        record Scored(String id, double score) {}
        return catalog.tracks().stream()
                .map(track -> new Scored(track.id(), score.applyAsDouble(track)))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(limit)
                .map(Scored::id)
                .toList();
    }

    private List<String> any(Moment moment) {
        Set<String> chosen = new LinkedHashSet<>();
        for (int tries = 0; tries < 20 * limit && chosen.size() < limit; tries++) {
            InventedTrack track = dice.pick(catalog.tracks());
            if (!moment.isTiredOf(track)) {
                chosen.add(track.id());
            }
        }
        return List.copyOf(chosen);
    }
}
