package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.Evaluation;
import dev.segue.evaluation.Findings;
import dev.segue.evaluation.Rules;
import dev.segue.evaluation.Witness;
import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.peers.Peers.Regret;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.events.Interaction;
import dev.segue.training.Generation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Two generations put to the same questions: what a history holds after both were cut off, the same for both, each
/// going on learning online from where it was cut off, as it would when serving.
///
/// @param history what both were trained on, or goes on from it
/// @param every score each so many-th play
/// @param seed of the intervals
/// @param threads contestants at work at once; it changes no figure
record GenerationTrial(History history, int every, long seed, int threads) {

    private static final int RESAMPLES = 1000;
    private static final int LISTS = 100;
    private static final String CANDIDATE = "candidate";
    private static final String OTHER = "other";
    private static final String DECIDES = "mixed";

    /// Compares; a difference above 0 speaks for the candidate.
    ///
    /// @param other what it is compared with; empty for learning online throughout
    /// @return a line for each slice of which something was scored
    List<RegretReport> compare(Generation candidate, Optional<Generation> other, Settings settings) {
        try {
            long candidateCut = history.cutOf(candidate);
            long otherCut = other.isPresent() ? history.cutOf(other.get()) : 0;
            List<Entry> entries = List.of(
                    Contestants.startedFrom(CANDIDATE, candidate, candidateCut, settings),
                    other.map(generation -> Contestants.startedFrom(OTHER, generation, otherCut, settings))
                            .orElseGet(() -> Contestants.segue(OTHER, settings)));
            Rules rules =
                    new Rules(every, LISTS, settings.listener().sessionGap(), threads, CpuClock::nanos, Witness.NONE);
            Evaluation evaluation = new Evaluation(entries, rules);
            UnaryOperator<Interaction> asking = history.asking();
            try (Progress progress = Progress.start("comparing", "events", history.events())) {
                history.read(interactions -> evaluation.testThenLearn(
                        new Changed(interactions, asking), Math.max(candidateCut, otherCut), progress::add));
            }
            return new Findings(evaluation, new Bootstrap(seed, RESAMPLES))
                    .regrets(List.of(new Regret(CANDIDATE, OTHER)));
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /// Returns whether the candidate is worse: the whole interval of the difference in the mixed lists is below 0.
    ///
    /// @throws CommandFailure when nothing was scored
    static boolean isWorse(List<RegretReport> lines) {
        return lines.stream()
                        .filter(line -> line.slice().equals(DECIDES))
                        .findFirst()
                        .orElseThrow(() -> new CommandFailure(
                                ExitStatus.FAILED, "there is nothing to ask about after the cut-off"))
                        .comparison()
                        .interval()
                        .high()
                < 0;
    }

    static void print(List<RegretReport> lines, PrintWriter out) {
        for (RegretReport line : lines) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s ndcg@20 better by %.4f (%.4f to %.4f), p %.3f",
                    line.slice(),
                    line.comparison().difference(),
                    line.comparison().interval().low(),
                    line.comparison().interval().high(),
                    line.comparison().p()));
        }
    }

    static List<Map<String, Object>> json(List<RegretReport> lines) {
        List<Map<String, Object>> slices = new ArrayList<>();
        for (RegretReport line : lines) {
            Map<String, Object> slice = new LinkedHashMap<>();
            slice.put("slice", line.slice());
            slice.put("ndcg_20_better_by", line.comparison().difference());
            slice.put("low", line.comparison().interval().low());
            slice.put("high", line.comparison().interval().high());
            slice.put("p", line.comparison().p());
            slices.add(slice);
        }
        return slices;
    }
}
