package dev.segue.ranking;

import dev.segue.events.FeatureBytes;

/// A list with the features of its tracks.
///
/// @param ranked the list
/// @param features the features, in its order, none for the fixed blend; see [PackedFeatures]
public record Recorded(Ranked ranked, FeatureBytes features) {}
