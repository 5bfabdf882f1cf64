package dev.segue.evaluation.tuning;

import dev.segue.evaluation.Entry;
import dev.segue.evaluation.Evaluation;
import dev.segue.evaluation.Evaluation.Source;
import dev.segue.evaluation.Findings;
import dev.segue.evaluation.Rules;
import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.events.Interaction;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Tries candidates on the earlier part of a stream, and confirms the winner on the later part, which no candidate was
/// chosen by.
///
/// A candidate's score is the mean of NDCG@20 in mixed and in discover, those of the two that the stream has.
public final class Tuning {

    /// The part of the events by which a winner is chosen.
    public static final double CHOOSING = 0.6;

    private static final int RESAMPLES = 1000;

    private final Source source;
    private final long events;
    private final IntFunction<Entry> candidates;
    private final Rules rules;
    private final int rungs;

    /// @param source the stream
    /// @param events how many events it has
    /// @param candidates makes the contestant of a number
    /// @param rules how candidates are tested
    /// @param rungs how many rungs the search has
    public Tuning(Source source, long events, IntFunction<Entry> candidates, Rules rules, int rungs) {
        this.source = source;
        this.events = events;
        this.candidates = candidates;
        this.rules = rules;
        this.rungs = rungs;
    }

    /// Returns on how many events a rung tries its candidates.
    public long eventsOf(int rung) {
        return (long) (CHOOSING * events / Math.pow(SuccessiveHalving.FACTOR, rungs - 1.0 - rung));
    }

    /// Returns the score of a candidate in a rung.
    public double score(int candidate, int rung, LongConsumer progress) throws IOException {
        Evaluation evaluation = new Evaluation(List.of(candidates.apply(candidate)), rules);
        try (Stream<Interaction> stream = source.open()) {
            evaluation.testThenLearn(stream.limit(eventsOf(rung)).iterator(), progress);
        }
        ModelReport report =
                new Findings(evaluation, new Bootstrap(1, 10)).models().getFirst();
        return Stream.of("mixed", "discover")
                .map(report::slice)
                .filter(slice -> slice.scored() > 0)
                .mapToDouble(slice -> slice.measure("ndcg@20"))
                .average()
                .orElse(0);
    }

    /// Compares a candidate with what serves on the later part; both learn the earlier one as well.
    ///
    /// @return the candidate, then what serves, with the comparison
    public List<ModelReport> confirm(int candidate, long seed, LongConsumer progress) throws IOException {
        Evaluation evaluation = new Evaluation(List.of(candidates.apply(candidate), candidates.apply(0)), rules);
        try (Stream<Interaction> stream = source.open()) {
            evaluation.testThenLearn(stream.iterator(), (long) (CHOOSING * events), progress);
        }
        return new Findings(evaluation, new Bootstrap(seed, RESAMPLES)).models();
    }
}
