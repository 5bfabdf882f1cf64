package dev.segue.learning.ranker;

/// What is believed of an offered track before anybody has seen what becomes of it: two numbers that need only be in
/// the right order, because [Prospects] makes probabilities of them. A number that is not finite says nothing.
///
/// @param share the share of the order's belief that this track is the one chosen, the softmax of its score among all
///     candidates, in `[0, 1]`
/// @param skipTendency how likely it seems that the track is skipped once it is put on, in `[0, 1]`
public record Odds(double share, double skipTendency) {

    public Odds {
        share = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
        skipTendency = Double.isFinite(skipTendency) ? Math.clamp(skipTendency, 0, 1) : 0.5;
    }
}
