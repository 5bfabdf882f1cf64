package dev.segue.ranking;

import dev.segue.catalog.Measure;
import dev.segue.catalog.Measures;
import java.util.List;

/// What a request wants the tracks of a list to be like: bounds that each track must keep, and targets that
/// those near to them come first.
///
/// A track of which a bounded measure is not known is left out. A target makes a track [#STRENGTH] natural logarithms
/// less likely at the distance 1 ([Measure#distance]), in proportion for less; one of which the measure is not known
/// counts as half as far as it gets. Several targets add up.
///
/// @param bounds each measure at most once
/// @param targets each measure at most once
public record Steering(List<Bound> bounds, List<Target> targets) {

    /// No wishes.
    public static final Steering NONE = new Steering(List.of(), List.of());

    /// A track as far as it gets from a target is one 400th as likely to be wanted.
    static final double STRENGTH = 6;

    private static final double UNKNOWN = 0.5;

    /// What a measure must be.
    ///
    /// @param least at least
    /// @param most at most
    public record Bound(Measure measure, double least, double most) {

        public Bound {
            if (!(least <= most)) {
                throw new IllegalArgumentException(
                        "%s from %s to %s; expected the lesser first".formatted(measure.wireName(), least, most));
            }
        }

        boolean allows(Measures measures) {
            double value = measures.get(measure);
            return value >= least && value <= most;
        }
    }

    /// What a measure should be near to.
    public record Target(Measure measure, double value) {

        private double distance(Measures measures) {
            return measures.knows(measure) ? measure.distance(measures.get(measure), value) : UNKNOWN;
        }
    }

    public Steering {
        bounds = List.copyOf(bounds);
        targets = List.copyOf(targets);
    }

    /// Returns whether nothing is wished for.
    public boolean isNone() {
        return bounds.isEmpty() && targets.isEmpty();
    }

    /// Returns whether a track keeps all bounds.
    boolean admits(TrackNode node) {
        for (Bound bound : bounds) {
            if (!bound.allows(node.measures())) {
                return false;
            }
        }
        return true;
    }

    /// Returns the logarithm of what the targets make of the likelihood that a track is wanted: 0 at all targets, else
    /// less.
    double of(TrackNode node) {
        double sum = 0;
        for (Target target : targets) {
            sum -= STRENGTH * target.distance(node.measures());
        }
        return sum;
    }
}
