package dev.segue.learning.sequence;

/// How an encoder is trained.
///
/// @param shape of the network
/// @param listeners how many listeners must have chosen a track before it has a vector of its own
/// @param most how many tracks, and how many artists, have vectors at most; so many are scanned for each list
/// @param sampled how many tracks each batch is told from
/// @param batch how many examples make a step
/// @param rate of Adam
/// @param decay the pull of what a step changes towards zero
/// @param onlyFirst whether only what a listener chose for the first time is an example
/// @param epochs how often at most all examples are gone over
/// @param patience after how many epochs without a better validation the training stops
/// @param seed of the first weights, the order of the examples and the samples
public record SequenceSettings(
        SequenceShape shape,
        int listeners,
        int most,
        int sampled,
        int batch,
        float rate,
        float decay,
        boolean onlyFirst,
        int epochs,
        int patience,
        long seed) {

    /// What is used when nothing else is said.
    public static final SequenceSettings DEFAULTS =
            new SequenceSettings(new SequenceShape(32, 20, 64), 2, 65_536, 256, 256, 3e-3f, 1e-2f, true, 30, 4, 42);

    public SequenceSettings {
        require("listeners", listeners, 1, 100);
        require("most", most, 1, 1_000_000);
        require("sampled", sampled, 1, 8192);
        require("batch", batch, 1, 8192);
        require("epochs", epochs, 1, 1000);
        require("patience", patience, 1, 1000);
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must lie in (0, 1] but was " + rate);
        }
        if (!(decay >= 0 && decay <= 1)) {
            throw new IllegalArgumentException("decay must lie in [0, 1] but was " + decay);
        }
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must lie in [%d, %d] but was %d".formatted(name, least, most, value));
        }
    }

    /// Returns the same with another seed.
    public SequenceSettings withSeed(long other) {
        return new SequenceSettings(
                shape, listeners, most, sampled, batch, rate, decay, onlyFirst, epochs, patience, other);
    }
}
