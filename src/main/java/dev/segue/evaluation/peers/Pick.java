package dev.segue.evaluation.peers;

import java.util.random.RandomGenerator;

/// Draws settings for a random search: each component one of a few stated values.
final class Pick {

    private Pick() {}

    @SafeVarargs
    static <T> T of(RandomGenerator random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
