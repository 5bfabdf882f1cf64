package dev.segue.training;

import java.util.List;
import java.util.Optional;

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
/// @param searched the search by which the settings were found, if there was one
public record Trained(
        TrainedFactors vectors,
        AlsSettings settings,
        Split split,
        List<Epoch> epochs,
        int best,
        double loss,
        int asked,
        List<Measured> measures,
        List<Validated> validated,
        Optional<Searched> searched) {

    public Trained {
        epochs = List.copyOf(epochs);
        measures = List.copyOf(measures);
        validated = List.copyOf(validated);
    }

    /// Returns the same with the settings among which these were chosen.
    public Trained after(List<Validated> tried) {
        return new Trained(vectors, settings, split, epochs, best, loss, asked, measures, tried, searched);
    }

    /// Returns the same with the search by which its settings were found.
    public Trained after(Searched search) {
        return new Trained(
                vectors, settings, split, epochs, best, loss, asked, measures, validated, Optional.of(search));
    }
}
