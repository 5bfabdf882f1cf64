package dev.segue.learning.factors;

import dev.segue.math.Lanes;

/// How listeners and tracks become vectors.
///
/// @param dimensions the length of the vectors, a multiple of 16
/// @param interactions how many of a listener's latest interactions make the listener's vector
/// @param reservoir how many of the latest listeners make a track's vector
/// @param missing what a track that a listener has not met counts, with target 0, beside one that was met
/// @param ridge the pull of every vector towards zero
/// @param fade what each interaction further back counts of the one after it, in `(0, 1]`
/// @param refreshed how many owners of earlier tracks are told a listener's new vector at each interaction, besides the
///     owner of the track itself
/// @param negative what a skip or dislike counts beside a play or like of the same strength; 0 leaves them out
public record FactorSettings(
        int dimensions,
        int interactions,
        int reservoir,
        float missing,
        float ridge,
        float fade,
        int refreshed,
        float negative) {

    /// What is used when nothing is set.
    public static final FactorSettings DEFAULTS = new FactorSettings(32, 50, 64, 0.1f, 3, 0.97f, 3, 1);

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
        if (!(missing >= 0 && missing <= 1)) {
            throw new IllegalArgumentException("missing must lie in [0, 1] but was " + missing);
        }
        if (!(ridge >= 0.001f && ridge <= 1000)) {
            throw new IllegalArgumentException("ridge must lie in [0.001, 1000] but was " + ridge);
        }
        if (!(fade > 0 && fade <= 1)) {
            throw new IllegalArgumentException("fade must lie in (0, 1] but was " + fade);
        }
        if (refreshed < 0 || refreshed > 100) {
            throw new IllegalArgumentException("refreshed must lie in [0, 100] but was " + refreshed);
        }
        if (!(negative >= 0 && negative <= 100)) {
            throw new IllegalArgumentException("negative must lie in [0, 100] but was " + negative);
        }
    }
}
