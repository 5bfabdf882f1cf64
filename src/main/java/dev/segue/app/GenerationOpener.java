package dev.segue.app;

import dev.segue.learning.factors.FactorSettings;
import dev.segue.ranking.Start;
import dev.segue.topology.Wiring.GenerationDecoder;
import dev.segue.training.BrokenGeneration;
import dev.segue.training.Generation;
import dev.segue.training.PackedGeneration;
import java.io.IOException;
import java.util.Map;

/// Opens the generations that come through Kafka, where they suit this process.
///
/// @param settings how vectors are made here
public record GenerationOpener(FactorSettings settings) implements GenerationDecoder {

    @Override
    public Start read(int number, String name, Map<String, byte[]> files) throws IOException {
        Generation generation = new PackedGeneration("generation %d in Kafka".formatted(number), name, files).open();
        check(generation);
        return new Start(
                number, name, generation.latestFactors().toVectors(), generation.latestRanker(), generation.sequence());
    }

    /// Refuses a generation whose vectors cannot be compared with those that are made here.
    ///
    /// @throws BrokenGeneration when it does not suit
    public void check(Generation generation) throws BrokenGeneration {
        int dimensions = generation.factors().dimensions();
        if (!settings.enabled() || dimensions != settings.dimensions()) {
            throw new BrokenGeneration("%s has vectors of %d dimensions; segue.factors.dimensions is %d here"
                    .formatted(generation.id(), dimensions, settings.dimensions()));
        }
    }
}
