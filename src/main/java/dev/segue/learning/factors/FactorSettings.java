package dev.segue.learning.factors;

import dev.segue.math.Lanes;

/// How listeners and tracks become vectors.
///
/// @param enabled whether there are vectors at all; without them no list and no update carries one
/// @param dimensions the length of the vectors, a multiple of 16
/// @param interactions how many of a listener's latest interactions make the listener's vector
/// @param reservoir how many of the latest things done with a track make its vector
/// @param listeners how many different listeners must have chosen a track before it has a vector
/// @param missing what a track that a listener has not met counts, with target 0, beside one that was met
/// @param ridge the pull of every vector towards zero
/// @param fade what each interaction further back counts of the one after it, in `(0, 1]`
/// @param negative what a skip or dislike counts beside a play or like of the same strength; 0 leaves them out
/// @param kin what each track of the artist or album counts, beside the track's content, where a track without a vector
///     starts; 0: nothing, it starts nowhere in particular
/// @param prior after how many plays a listener is taken for themselves alone; before, the fewer the more for somebody
///     who plays what is trending; 0: at once
public record FactorSettings(
        boolean enabled,
        int dimensions,
        int interactions,
        int reservoir,
        int listeners,
        float missing,
        float ridge,
        float fade,
        float negative,
        float kin,
        int prior) {

    /// What is used when nothing is set.
    public static final FactorSettings DEFAULTS = new FactorSettings(true, 32, 50, 64, 2, 0.1f, 3, 0.97f, 1, 0, 0);

    /// No vectors.
    public static final FactorSettings OFF = new FactorSettings(false, 32, 50, 64, 2, 0.1f, 3, 0.97f, 1, 0, 0);

    public FactorSettings {
        if (dimensions < Lanes.WIDTH || dimensions > 512 || dimensions % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException("dimensions must be a multiple of %d from %d to 512 but was %d"
                    .formatted(Lanes.WIDTH, Lanes.WIDTH, dimensions));
        }
        if (interactions < 1 || interactions > 1000) {
            throw new IllegalArgumentException("interactions must lie in [1, 1000] but was " + interactions);
        }
        if (reservoir < 1 || reservoir > 1000) {
            throw new IllegalArgumentException("reservoir must lie in [1, 1000] but was " + reservoir);
        }
        if (listeners < 1 || listeners > 100) {
            throw new IllegalArgumentException("listeners must lie in [1, 100] but was " + listeners);
        }
        if (!(missing >= 0 && missing <= 1)) {
            throw new IllegalArgumentException("missing must lie in [0, 1] but was " + missing);
        }
        if (!(ridge >= 0.001f && ridge <= 1000)) {
            throw new IllegalArgumentException("ridge must lie in [0.001, 1000] but was " + ridge);
        }
        if (!(fade > 0 && fade <= 1)) {
            throw new IllegalArgumentException("fade must lie in (0, 1] but was " + fade);
        }
        if (!(negative >= 0 && negative <= 100)) {
            throw new IllegalArgumentException("negative must lie in [0, 100] but was " + negative);
        }
        if (!(kin >= 0 && kin <= 100)) {
            throw new IllegalArgumentException("kin must lie in [0, 100] but was " + kin);
        }
        if (prior < 0 || prior > 1000) {
            throw new IllegalArgumentException("prior must lie in [0, 1000] but was " + prior);
        }
    }

    /// Returns the same with vectors of another length.
    public FactorSettings withDimensions(int length) {
        return new FactorSettings(
                enabled, length, interactions, reservoir, listeners, missing, ridge, fade, negative, kin, prior);
    }
}
