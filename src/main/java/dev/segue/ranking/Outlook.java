package dev.segue.ranking;

import dev.segue.learning.ranker.Odds;
import dev.segue.learning.ranker.Prospect;
import dev.segue.learning.ranker.Prospects;
import java.util.Arrays;
import java.util.Optional;

/// Says of the tracks of one list what will become of them.
@FunctionalInterface
interface Outlook {

    /// Where nothing can be said.
    Outlook NONE = (_, _) -> Optional.empty();

    /// Returns what will become of a track of the list.
    ///
    /// @param score what it was ordered by
    Optional<Prospect> of(TrackNode node, double score);

    /// Returns the outlook of a list.
    ///
    /// @param scores what all of its candidates were ordered by
    static Outlook of(Shortlist list, double[] scores) {
        Prospects prospects = list.situation().learnt().ranker().prospects();
        SkipTendency tendency = new SkipTendency(list.situation(), prospects.skipRate());
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = Arrays.stream(scores).map(score -> Math.exp(score - most)).sum();
        return (node, score) -> Optional.of(prospects.of(new Odds(Math.exp(score - most) / sum, tendency.of(node))));
    }
}
