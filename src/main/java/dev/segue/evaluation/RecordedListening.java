package dev.segue.evaluation;

import dev.segue.events.EventType;
import dev.segue.events.Interaction;
import dev.segue.events.ListeningEvent;
import dev.segue.intake.Checked;
import dev.segue.intake.IntakeRules;
import dev.segue.recordings.Recording;
import dev.segue.recordings.SyntheticClock;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/// A recording as interactions, by the intake rules that serve.
///
/// Where a recording holds no play at all (likes or ratings only), a like, or a rating in the upper half of its scale,
/// stands for a play of the track: it is what the listener chose. Those in the lower half stay judgements.
public final class RecordedListening {

    private final Recording recording;
    private final IntakeRules rules;
    private final long limit;
    private final boolean judgementsAreChoices;
    private final StreamCounts counts;

    private RecordedListening(
            Recording recording, IntakeRules rules, long limit, boolean judgementsAreChoices, StreamCounts counts) {
        this.recording = recording;
        this.rules = rules;
        this.limit = limit;
        this.judgementsAreChoices = judgementsAreChoices;
        this.counts = counts;
    }

    /// Reads a recording once, to count what is in it.
    ///
    /// @param limit how many events are used at most, the first in time
    public static RecordedListening of(Recording recording, IntakeRules rules, long limit) throws IOException {
        boolean hasPlays;
        try (Stream<ListeningEvent> events = recording.events()) {
            hasPlays = events.limit(limit).anyMatch(event -> event.type() == EventType.PLAY);
        }
        StreamCounts none = new StreamCounts();
        StreamCounts counts = new StreamCounts();
        try (Stream<Interaction> all = new RecordedListening(recording, rules, limit, !hasPlays, none).interactions()) {
            all.forEach(counts::add);
        }
        return new RecordedListening(recording, rules, limit, !hasPlays, counts);
    }

    /// Returns the interactions in the order of event time. Close the stream.
    public Stream<Interaction> interactions() throws IOException {
        Interning interning = new Interning();
        return recording
                .events()
                .limit(limit)
                .flatMap(event -> interaction(event).stream())
                .map(interning::of);
    }

    /// Returns what was counted.
    public StreamCounts counts() {
        return counts;
    }

    /// Returns the recording.
    public Recording recording() {
        return recording;
    }

    /// Returns whether likes and ratings stand for plays.
    public boolean judgementsAreChoices() {
        return judgementsAreChoices;
    }

    private Optional<Interaction> interaction(ListeningEvent event) {
        return switch (rules.check(event, event.at().orElse(SyntheticClock.START))) {
            case Checked.Rejected _ -> Optional.empty();
            case Checked.Accepted(Interaction accepted) -> Optional.of(chosen(event, accepted));
        };
    }

    private Interaction chosen(ListeningEvent event, Interaction accepted) {
        return judgementsAreChoices ? LikesAsPlays.of(accepted, event.description()) : accepted;
    }
}
