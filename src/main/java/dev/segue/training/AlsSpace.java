package dev.segue.training;

import java.util.List;
import java.util.SplittableRandom;

/// Draws settings to fit with, around those that a fit would have without a search.
///
/// The ridge and the weight of the missing are multiplied by a factor of at most eight either way, as many
/// small ones as great ones. They are those of the fit alone: whoever is asked about it folds listeners in
/// as the service does.
///
/// @param base candidate 0
/// @param dimensions what the length of the vectors is drawn from
/// @param scalings what the scaling is drawn from; when there is but one, from all between 0 and 1
/// @param seed of what is drawn
public record AlsSpace(AlsSettings base, List<Integer> dimensions, List<Float> scalings, long seed) {

    private static final double MOST_DOUBLINGS = 3;
    private static final float LEAST_RIDGE = 0.001f;
    private static final float MOST_RIDGE = 1000;

    public AlsSpace {
        dimensions = List.copyOf(dimensions);
        scalings = List.copyOf(scalings);
        if (dimensions.isEmpty() || scalings.isEmpty()) {
            throw new IllegalArgumentException(
                    "dimensions %s, scalings %s; expected one or more of each".formatted(dimensions, scalings));
        }
    }

    /// Returns the settings of a candidate, which depend on seed and number alone.
    ///
    /// @param number from 0, which is the base
    public AlsSettings candidate(int number) {
        if (number == 0) {
            return base;
        }
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        float missing = (float) Math.min(1, base.missing() * factor(random));
        float ridge = (float) (base.ridge() * factor(random));
        float scaling = scalings.size() == 1 ? (float) random.nextDouble() : of(scalings, random);
        return new AlsSettings(
                of(dimensions, random),
                missing,
                Math.clamp(ridge, LEAST_RIDGE, MOST_RIDGE),
                scaling,
                base.steps(),
                base.epochs(),
                base.patience(),
                base.seed());
    }

    private static <T> T of(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static double factor(SplittableRandom random) {
        return StrictMath.pow(2, MOST_DOUBLINGS * (2 * random.nextDouble() - 1));
    }
}
