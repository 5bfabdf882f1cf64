package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Puts every contestant to the same test over one stream.
///
/// What is counted is a function of the stream, the contestants and the rules but for their threads and clock.
public final class Evaluation {

    private final Numbering<TrackId> trackNumbers = new Numbering<>();
    private final Numbering<ListenerId> listenerNumbers = new Numbering<>();
    private final List<Entry> entries;
    private final Rules rules;
    private final List<Scorecard> cards;
    private int playedTracks;

    /// A stream of interactions that can be read more than once.
    public interface Source {

        /// Opens it at its beginning, in the order of event time; the caller closes it.
        Stream<Interaction> open() throws IOException;
    }

    /// @param entries who takes part
    /// @param rules how the test is held
    public Evaluation(List<Entry> entries, Rules rules) {
        this.entries = List.copyOf(entries);
        this.rules = rules;
        this.cards = entries.stream()
                .map(entry -> new Scorecard(entry.name(), rules.depth()))
                .toList();
    }

    /// Tests by the prequential protocol.
    ///
    /// @param progress hears how many more events are done
    public void testThenLearn(Source source, LongConsumer progress) throws IOException {
        try (Stream<Interaction> events = source.open()) {
            testThenLearn(events.iterator(), 0, progress);
        }
    }

    /// Tests by the prequential protocol.
    ///
    /// @param events in the order of event time
    /// @param progress hears how many more events are done
    public void testThenLearn(Iterator<Interaction> events, LongConsumer progress) {
        testThenLearn(events, 0, progress);
    }

    /// Tests by the prequential protocol, from an event on.
    ///
    /// @param events in the order of event time
    /// @param from the number of the first event that may be asked for; those before are only learnt
    /// @param progress hears how many more events are done
    public void testThenLearn(Iterator<Interaction> events, long from, LongConsumer progress) {
        Past past = new Past(trackNumbers, listenerNumbers);
        List<Sitting> sittings = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            sittings.add(new Sitting(entries.get(i).maker().get(), cards.get(i), past, rules));
        }
        try (Crew crew = new Crew(rules.threads())) {
            new TestThenLearn(past, rules.every(), from, sittings, crew).run(events, progress);
        }
        playedTracks = past.playedTracks();
    }

    /// Tests by one of the offline protocols.
    ///
    /// @param progress hears how many more events are done, in all passes
    public void holdOut(Source source, Splits splits, LongConsumer progress) throws IOException {
        try (Crew crew = new Crew(rules.threads())) {
            for (int fold = 0; fold < splits.passes(); fold++) {
                try (Stream<Interaction> events = source.open()) {
                    pass(events.iterator(), splits.pass(fold), crew, progress);
                }
            }
        }
    }

    /// Returns what was counted, one card per entry, in the order of the entries.
    List<Scorecard> cards() {
        return cards;
    }

    /// Returns how many tracks had been played at the end.
    int playedTracks() {
        return playedTracks;
    }

    private void pass(Iterator<Interaction> events, Splits.Pass split, Crew crew, LongConsumer progress) {
        Past past = new Past(trackNumbers, listenerNumbers);
        List<Contestant> contestants =
                entries.stream().map(entry -> entry.maker().get()).toList();
        HoldOut test = new HoldOut(contestants, cards, past, rules, crew);
        List<Interaction> held = new ArrayList<>();
        int block = 0;
        while (events.hasNext()) {
            Interaction interaction = events.next();
            if (split.block() != block) {
                block = split.block();
                test.ask(rules.every());
                held.forEach(test::learn);
                held.clear();
            }
            if (split.isHeld(interaction)) {
                test.hold(interaction);
                if (split.isInBlocks()) {
                    held.add(interaction);
                }
            } else {
                test.learn(interaction);
            }
            progress.accept(1);
        }
        test.ask(rules.every());
        playedTracks = Math.max(playedTracks, past.playedTracks());
    }
}
