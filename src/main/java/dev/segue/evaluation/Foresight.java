package dev.segue.evaluation;

import dev.segue.evaluation.measures.Reliability;
import dev.segue.evaluation.report.ReliabilityReport;
import dev.segue.learning.ranker.Odds;
import dev.segue.learning.ranker.Prospect;
import dev.segue.learning.ranker.ProspectCounter;
import dev.segue.learning.ranker.Prospects;
import dev.segue.ranking.Ranked;
import java.util.List;

/// Learns what becomes of offered tracks as the stream does, and first holds each probability against what happened.
///
/// Every track of every list that would have been offered before a play or a skip is one test, once the probabilities
/// call themselves settled.
public final class Foresight {

    private final Reliability completed = new Reliability();
    private final Reliability skipped = new Reliability();
    private final Reliability skippedOnceOn = new Reliability();
    private final ProspectCounter counter = new ProspectCounter();
    private Prospects prospects = Prospects.NONE;

    /// Tests the tracks of a list, then learns from them.
    ///
    /// @param list what would have been offered
    /// @param track fingerprint of what was put on
    /// @param wasSkipped whether it was skipped
    void test(Ranked list, long track, boolean wasSkipped) {
        List<Prospect> offered = list.prospects();
        int place = list.placeOf(track);
        for (int i = 0; i < offered.size(); i++) {
            if (offered.get(i).settled()) {
                test(offered.get(i), i == place, wasSkipped);
            }
        }
        List<Odds> odds = offered.stream().map(Prospect::odds).toList();
        counter.count(odds, place, wasSkipped);
        prospects = prospects.plus(counter.take());
    }

    private void test(Prospect prospect, boolean putOn, boolean wasSkipped) {
        completed.add(prospect.completed(), putOn && !wasSkipped);
        skipped.add(prospect.skipped(), putOn && wasSkipped);
        if (putOn) {
            skippedOnceOn.add(prospect.skipped() / (prospect.completed() + prospect.skipped()), wasSkipped);
        }
    }

    /// Returns what has been learnt.
    public Prospects prospects() {
        return prospects;
    }

    /// Returns what was found; empty before anything was tested.
    public List<ReliabilityReport> reports() {
        return completed.tests() == 0
                ? List.of()
                : List.of(
                        ReliabilityReport.of("completed", completed),
                        ReliabilityReport.of("skipped", skipped),
                        ReliabilityReport.of("skipped_once_put_on", skippedOnceOn));
    }
}
