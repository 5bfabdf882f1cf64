package dev.segue.events;

import java.util.List;

/// How a list that was shown had been made: what it takes to put any other ranking to the test on it later.
///
/// @param mode `mixed`, `discover` or `familiar`; empty when not said
/// @param variant the variant of the experiment that made it; empty when not said
/// @param generation the model generation that made it; 0: learnt from the stream alone
/// @param scores what the tracks were ordered by, first rank first; empty when not said
/// @param features the features of the tracks, when they were kept
public record Made(String mode, String variant, int generation, List<Float> scores, FeatureBytes features) {

    /// Nothing is said.
    public static final Made UNKNOWN = new Made("", "", 0, List.of(), FeatureBytes.NONE);

    public Made {
        scores = List.copyOf(scores);
    }
}
