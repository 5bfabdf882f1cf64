package dev.segue.training;

import java.util.List;

/// What a training has found.
///
/// @param vectors of the tracks and of some listeners
/// @param settings how they were fitted
/// @param split what was learnt and what was held out
/// @param epochs of the search for how many there should be
/// @param best how many there should be
/// @param loss of the fit that is kept, in the end
/// @param asked how many listeners were asked about the test part
/// @param measures on the test part
/// @param validated the settings that were cross-validated before, if any were
public record Trained(
        TrainedFactors vectors,
        AlsSettings settings,
        Split split,
        List<Epoch> epochs,
        int best,
        double loss,
        int asked,
        List<Measured> measures,
        List<Validated> validated) {

    public Trained {
        epochs = List.copyOf(epochs);
        measures = List.copyOf(measures);
        validated = List.copyOf(validated);
    }

    /// Returns the same with the settings among which these were chosen.
    public Trained after(List<Validated> tried) {
        return new Trained(vectors, settings, split, epochs, best, loss, asked, measures, tried);
    }
}
