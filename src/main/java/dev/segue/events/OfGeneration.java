package dev.segue.events;

/// Something that was learnt beside the vectors of one generation, and means nothing beside those of another.
///
/// @param generation the generation's number; 0: learnt from the stream alone
/// @param value what was learnt
/// @param <T> what kind of thing it is
public record OfGeneration<T>(int generation, T value) {

    public OfGeneration {
        if (generation < 0) {
            throw new IllegalArgumentException("generation %d; expected 0 or more".formatted(generation));
        }
    }

    /// Returns which of the two generations that are held at a time a number can be: of two that follow each other one
    /// is even and one is odd.
    public static int laneOf(int generation) {
        return generation & 1;
    }

    /// Returns the lane of the generation.
    public int lane() {
        return laneOf(generation);
    }
}
