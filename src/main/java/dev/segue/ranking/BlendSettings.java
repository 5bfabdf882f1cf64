package dev.segue.ranking;

import java.util.Map;

/// How candidates are collected and blended.
///
/// @param mixed the weights when known and new tracks qualify
/// @param discover the weights when only new tracks qualify
/// @param familiar the weights when only known tracks qualify
/// @param recentPlays how many of the latest plays are asked for their successors and artists
/// @param fade what each play further back counts of the one after it, in `(0, 1]`
/// @param perSource how many candidates each source may give
/// @param leftOut how many of the latest plays are kept out of the list; 0 as measured: listeners often repeat what
///     they have just heard (.1525 mixed with 0, .1309 with 1, .1276 with 3)
/// @param damping the power of a track's plays that divides its similarity, 0 (not at all) to 1
/// @param shrinkage how many units of evidence a row needs to be believed by half
public record BlendSettings(
        SourceWeights mixed,
        SourceWeights discover,
        SourceWeights familiar,
        int recentPlays,
        double fade,
        int perSource,
        int leftOut,
        double damping,
        double shrinkage) {

    /// What serves unless configured: fitted on four recordings at once, each counting the same, so that none
    /// of them has its own best; what the listeners of 30Music have liked is not known, and the weights of
    /// `liked`, `content` and `unheard` are guesses.
    public static final BlendSettings DEFAULTS = new BlendSettings(
            new SourceWeights(Map.ofEntries(
                    Map.entry(Source.SUCCESSORS, 0.75),
                    Map.entry(Source.NEXT, 0.5),
                    Map.entry(Source.ARTIST_ORDER, 0.35),
                    Map.entry(Source.SAME_ARTIST, 0.6),
                    Map.entry(Source.RELISTENING, 0.02),
                    Map.entry(Source.OWN_NEXT, 0.05),
                    Map.entry(Source.TRENDING, 0.02),
                    Map.entry(Source.OWN_SEQUENCE, 0.6),
                    Map.entry(Source.FACTORS, 0.7),
                    Map.entry(Source.LIKED, 0.25),
                    Map.entry(Source.CONTENT, 0.1))),
            new SourceWeights(Map.of(
                    Source.SUCCESSORS, 0.75,
                    Source.NEXT, 0.5,
                    Source.ARTIST_ORDER, 0.45,
                    Source.SAME_ARTIST, 0.9,
                    Source.TRENDING, 0.06,
                    Source.FACTORS, 1.5,
                    Source.LIKED, 0.25,
                    Source.CONTENT, 0.1,
                    Source.UNHEARD, 0.05)),
            new SourceWeights(Map.of(
                    Source.SUCCESSORS, 0.6,
                    Source.NEXT, 1.0,
                    Source.ARTIST_ORDER, 0.3,
                    Source.SAME_ARTIST, 0.25,
                    Source.RELISTENING, 0.05,
                    Source.OWN_NEXT, 0.25,
                    Source.TRENDING, 0.02,
                    Source.OWN_SEQUENCE, 0.7,
                    Source.LIKED, 0.25)),
            10,
            0.4,
            50,
            0,
            0.2,
            1);

    public BlendSettings {
        if (recentPlays < 1 || recentPlays > 32) {
            throw new IllegalArgumentException("recent-plays must be 1 to 32 but was " + recentPlays);
        }
        if (!(fade > 0 && fade <= 1)) {
            throw new IllegalArgumentException("fade must be more than 0, at most 1 but was " + fade);
        }
        if (perSource < 1 || perSource > 1000) {
            throw new IllegalArgumentException("per-source must be 1 to 1000 but was " + perSource);
        }
        if (leftOut < 0 || leftOut > recentPlays) {
            throw new IllegalArgumentException(
                    "left-out must be 0 to the recent plays, %d, but was %d".formatted(recentPlays, leftOut));
        }
        if (!(damping >= 0 && damping <= 1)) {
            throw new IllegalArgumentException("damping must be 0 to 1 but was " + damping);
        }
        if (!(shrinkage >= 0 && shrinkage <= 1e6)) {
            throw new IllegalArgumentException("shrinkage must be 0 to 1e6 but was " + shrinkage);
        }
    }

    /// Returns the weights of a mode.
    public SourceWeights weights(RankRequest.Mode mode) {
        return switch (mode) {
            case MIXED -> mixed;
            case DISCOVER -> discover;
            case FAMILIAR -> familiar;
        };
    }
}
