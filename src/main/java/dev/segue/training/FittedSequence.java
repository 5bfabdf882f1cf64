package dev.segue.training;

import dev.segue.learning.sequence.SequenceSettings;
import java.util.List;

/// What a manifest says of a generation's encoder.
///
/// @param settings how it was trained
/// @param examples how many it was trained on
/// @param tracks how many tracks have a vector of their own
/// @param artists how many artists have one that stands for their other tracks
/// @param epochs of the search for how many there should be; the loss is the mean of an example
/// @param best how many epochs it was trained
/// @param loss in the last of them
/// @param skipped how many steps were not taken because a gradient was not a number
/// @param asked how many questions were asked about the test part
/// @param measures on the test part
public record FittedSequence(
        SequenceSettings settings,
        int examples,
        int tracks,
        int artists,
        List<Epoch> epochs,
        int best,
        double loss,
        int skipped,
        int asked,
        List<Measured> measures) {

    public FittedSequence {
        epochs = List.copyOf(epochs);
        measures = List.copyOf(measures);
    }
}
