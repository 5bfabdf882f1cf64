package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.TrackId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Has read the whole recording before the test, and offers what will be played most.
final class Clairvoyant implements Contestant {

    private final List<TrackId> order;

    private Clairvoyant(List<TrackId> order) {
        this.order = order;
    }

    static Entry of(RecordedListening listening) {
        Map<TrackId, Integer> plays = new HashMap<>();
        allOf(listening).forEach(played -> plays.merge(played.track(), 1, Integer::sum));
        List<TrackId> order = plays.entrySet().stream()
                .sorted(Collections.reverseOrder(Map.Entry.<TrackId, Integer>comparingByValue())
                        .thenComparing(entry -> entry.getKey().value()))
                .map(Map.Entry::getKey)
                .toList();
        return new Entry("clairvoyant", () -> new Clairvoyant(order));
    }

    static List<Played> allOf(RecordedListening listening) {
        try (Stream<Interaction> all = listening.interactions()) {
            return all.filter(Played.class::isInstance).map(Played.class::cast).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String name() {
        return "clairvoyant";
    }

    @Override
    public List<TrackId> answer(Question question) {
        return List.copyOf(
                new LinkedHashSet<>(order).stream().limit(question.limit()).toList());
    }

    @Override
    public void learn(Interaction interaction) {}
}
