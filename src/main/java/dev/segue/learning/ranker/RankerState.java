package dev.segue.learning.ranker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The merged weights, and up to which report of each replica they go: what the owner keeps and broadcasts.
///
/// @param weights the weights
/// @param reports the last report of each replica that was looked at
/// @param prospects what becomes of tracks that these weights offer
public record RankerState(RankerWeights weights, Map<Integer, Long> reports, Prospects prospects) {

    /// How often the owner broadcasts what it has merged.
    public static final Duration MERGED_EVERY = Duration.ofMillis(250);

    public RankerState {
        reports = Map.copyOf(reports);
    }

    /// Returns the state in which nothing has been reported.
    public static RankerState of(RankerWeights weights) {
        return new RankerState(weights, Map.of(), Prospects.NONE);
    }

    /// Returns the last report of a replica that was looked at, 0 when none was.
    public long reportOf(int replica) {
        return reports.getOrDefault(replica, 0L);
    }

    /// Returns the state after an update: differences are added up, which does not depend on their order. One that is
    /// not sound leaves the weights as they are, and counts as looked at, so that its replica lets go of it.
    ///
    /// Source: Li, Andersen, Park et al., *Scaling Distributed Machine Learning with the Parameter Server*,
    /// OSDI 2014.
    public RankerState with(RankerUpdate update, RankerSettings settings) {
        Map<Integer, Long> after = new HashMap<>(reports);
        after.put(update.replica(), update.sequence());
        boolean sound = update.isSoundFor(weights, settings.rate());
        return sound
                ? new RankerState(
                        update.addedTo(weights, settings.mostWeight()), after, prospects.plus(update.prospectCounts()))
                : new RankerState(weights, after, prospects);
    }
}
