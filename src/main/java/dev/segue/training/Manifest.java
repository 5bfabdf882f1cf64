package dev.segue.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a generation says of itself: where it comes from, how good it is, and what its files must hold.
///
/// There is no wall clock in it: the same log and settings make the same manifest.
///
/// @param format of the folder, [GenerationFolder#FORMAT]
/// @param settings how its vectors were fitted
/// @param data what it has learnt
/// @param tracks how many tracks have a vector
/// @param listeners how many vectors of listeners it holds
/// @param rankerSteps how many steps the ranker has learnt; 0: it is not trained
/// @param epochs of the search for how many there should be
/// @param best how many epochs it was fitted
/// @param loss in the end
/// @param asked how many listeners were asked about the test part
/// @param measures on the test part
/// @param validated the settings that were cross-validated before, if any were; absent in older manifests
/// @param checksums SHA-256 of each file, in hexadecimal
/// @param sequence what there is to say of its encoder; null when it has none, and then it is not written
/// @param searched the search by which its settings were found; null when there was none, and then it is not written
public record Manifest(
        int format,
        AlsSettings settings,
        Data data,
        int tracks,
        int listeners,
        long rankerSteps,
        List<Epoch> epochs,
        int best,
        double loss,
        int asked,
        List<Measured> measures,
        @Nullable List<Validated> validated,
        Map<String, String> checksums,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FittedSequence sequence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Searched searched) {

    /// What a generation has learnt.
    ///
    /// @param files the names of the recordings
    /// @param interactions how many there are in all
    /// @param split what of them is learnt and held out
    /// @param listenersMet how many listeners there are
    /// @param tracksMet how many tracks there are
    /// @param from when the first interaction was
    /// @param cutoff when the first interaction was that was not learnt; what is later is the test part
    /// @param to when the last interaction was
    public record Data(
            List<String> files,
            int interactions,
            Split split,
            int listenersMet,
            int tracksMet,
            String from,
            String cutoff,
            String to) {

        public Data {
            files = List.copyOf(files);
        }

        /// Describes a log.
        public static Data of(List<String> files, InteractionLog log, Split split) {
            return new Data(
                    files,
                    log.size(),
                    split,
                    log.listenerCount(),
                    log.trackCount(),
                    log.at(0).toString(),
                    log.at(split.test()).toString(),
                    log.at(log.size() - 1).toString());
        }
    }

    public Manifest {
        epochs = List.copyOf(epochs);
        measures = List.copyOf(measures);
        validated = validated == null ? List.of() : List.copyOf(validated);
        checksums = Map.copyOf(checksums);
    }
}
