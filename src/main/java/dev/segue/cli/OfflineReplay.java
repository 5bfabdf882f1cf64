package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.Evaluation;
import dev.segue.evaluation.Findings;
import dev.segue.evaluation.RecordedListening;
import dev.segue.evaluation.Rules;
import dev.segue.evaluation.StreamShape;
import dev.segue.evaluation.Witness;
import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.report.ReplayScores;
import dev.segue.events.Interaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a recording comes to without a broker, by the code that `segue evaluate` runs: every play scored, on lists as
/// long as those that the stream scores.
///
/// @param atOnce everything known to everybody at once
/// @param divided as the stream learns, one for each of the shapes
record OfflineReplay(ReplayScores atOnce, List<ReplayScores> divided) {

    private static final int DEPTH = 20;

    /// Intervals are not asked for; this is how few resamples there may be.
    private static final Bootstrap NO_INTERVALS = new Bootstrap(1, 10);

    OfflineReplay {
        divided = List.copyOf(divided);
    }

    /// Measures it.
    ///
    /// @param warmUp so many events are learnt before the first is asked for
    /// @param shapes how the stream is divided, and how fast its events arrive
    /// @throws IOException when the recording cannot be read
    static OfflineReplay of(RecordedListening listening, Settings settings, long warmUp, List<StreamShape> shapes)
            throws IOException {
        List<Entry> entries = new ArrayList<>(List.of(Contestants.segue(settings)));
        for (int i = 0; i < shapes.size(); i++) {
            entries.add(Contestants.divided("divided-" + i, settings, shapes.get(i)));
        }
        Evaluation evaluation = new Evaluation(entries, rules(settings));
        try (Stream<Interaction> events = listening.interactions();
                Progress progress = Progress.start(
                        "measuring offline", "events", listening.counts().events())) {
            evaluation.testThenLearn(events.iterator(), warmUp, progress::add);
        }
        List<ReplayScores> scores = new Findings(evaluation, NO_INTERVALS)
                .models().stream().map(ReplayScores::of).toList();
        return new OfflineReplay(scores.getFirst(), scores.subList(1, scores.size()));
    }

    private static Rules rules(Settings settings) {
        return new Rules(
                1,
                DEPTH,
                settings.listener().sessionGap(),
                Runtime.getRuntime().availableProcessors(),
                CpuClock::nanos,
                Witness.NONE);
    }
}
