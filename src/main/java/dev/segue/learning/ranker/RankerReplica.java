package dev.segue.learning.ranker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A copy of the weights that learns on its own, reports what it has learnt, and takes in what all have learnt.
///
/// Its weights are the owner's, plus its reports that the owner has not looked at yet, plus what it has learnt since
/// the last report. Where there are others, it takes at most [#MOST_AHEAD] steps beyond what has been merged, and lets
/// further choices go by: each replica answers the same mistake, and what all of them then add up overshoots, the more
/// so the older the weights that they start from. A replay is faster than its merges; live listening hardly ever is.
///
/// Source of the bound: Ho, Cipar, Cui et al., *More Effective Distributed ML via a Stale Synchronous Parallel
/// Parameter Server*, NIPS 2013; a stream cannot wait, so we leave out instead. Not thread-safe.
public final class RankerReplica implements Weighing {

    /// How often a replica reports what it has learnt, and takes in what has been merged.
    public static final Duration REPORTS_EVERY = Duration.ofMillis(250);

    /// Steps of one replica of several that nobody else knows of yet.
    static final long MOST_AHEAD = 8;

    private final RankerSettings settings;
    private final int number;
    private final long mostAhead;
    private final Influence influence;
    private final ProspectCounter outcomes = new ProspectCounter();
    private final Deque<RankerUpdate> underWay = new ArrayDeque<>();
    private RankerState adopted;
    private RankerWeights reported;
    private RankerLearner learner;
    private long sequence;

    /// Creates a replica.
    ///
    /// @param number tells replicas apart; one that takes over from another has its number
    /// @param replicas how many there are, this one included
    /// @param from what has been merged so far
    public RankerReplica(RankerSettings settings, int number, int replicas, RankerState from) {
        this.settings = settings;
        this.number = number;
        this.mostAhead = replicas == 1 ? Long.MAX_VALUE : MOST_AHEAD;
        this.influence = new Influence(settings);
        this.adopted = from;
        this.reported = from.weights();
        this.learner = new RankerLearner(settings, reported, influence);
        this.sequence = from.reportOf(number);
    }

    /// Learns that of a slate's candidates one was chosen; see [RankerLearner#learn].
    ///
    /// @return whether a step was taken: none is by a replica too far ahead of the others
    public boolean learn(Slate slate, int chosen, long listener) {
        return learn(new Choice(slate, chosen), listener);
    }

    /// Learns from a choice, and what it says aside; see [RankerLearner#learn].
    ///
    /// @return whether a step was taken: none is by a replica too far ahead of the others
    public boolean learn(Choice choice, long listener) {
        return learner.steps() - adopted.weights().steps() < mostAhead && learner.learn(choice, listener);
    }

    /// Counts what became of what this replica would have offered, see [ProspectCounter#count].
    public void count(List<Odds> offered, int taken, boolean skipped) {
        outcomes.count(offered, taken, skipped);
    }

    @Override
    public float[] at(Slate slate) {
        return learner.at(slate);
    }

    /// Returns a copy of the replica's own weights.
    public RankerWeights weights() {
        return learner.weights();
    }

    /// Returns what was learnt since the last report, empty when nothing was.
    public Optional<RankerUpdate> report() {
        if (learner.steps() == reported.steps() && !outcomes.hasCounted()) {
            return Optional.empty();
        }
        RankerWeights now = learner.weights();
        RankerUpdate update = RankerUpdate.between(number, ++sequence, reported, now, outcomes.take());
        underWay.add(update);
        reported = now;
        return Optional.of(update);
    }

    /// Takes in what has been merged. Cheap when it is what was taken in last.
    public void adopt(RankerState merged) {
        if (merged.equals(adopted)) {
            return;
        }
        adopted = merged;
        RankerUpdate unreported = RankerUpdate.between(number, 0, reported, learner.weights(), new long[0]);
        while (!underWay.isEmpty() && underWay.element().sequence() <= merged.reportOf(number)) {
            underWay.remove();
        }
        reported = merged.weights();
        for (RankerUpdate update : underWay) {
            reported = update.addedTo(reported, settings.mostWeight());
        }
        learner = new RankerLearner(settings, unreported.addedTo(reported, settings.mostWeight()), influence);
    }
}
