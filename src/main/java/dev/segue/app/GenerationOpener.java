package dev.segue.app;

import dev.segue.learning.factors.FactorSettings;
import dev.segue.ranking.Start;
import dev.segue.topology.Wiring.GenerationDecoder;
import dev.segue.training.BrokenGeneration;
import dev.segue.training.Generation;
import dev.segue.training.PackedGeneration;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/// Opens the generations that come through Kafka, where they suit this process.
///
/// @param settings how vectors are made here
/// @param room how much memory there is for generations
public record GenerationOpener(FactorSettings settings, GenerationSettings room) implements GenerationDecoder {

    private static final double MEGABYTE = 1 << 20;

    @Override
    public Start read(int number, String name, Map<String, byte[]> files) throws IOException {
        Generation generation = open(new PackedGeneration("generation %d in Kafka".formatted(number), name, files));
        return new Start(
                number, name, generation.latestFactors().toVectors(), generation.latestRanker(), generation.sequence());
    }

    /// Opens a generation that this process can hold, and whose vectors can be compared with those that are made here.
    ///
    /// @throws BrokenGeneration when it is not whole or does not suit; one that is too large is not loaded
    public Generation open(PackedGeneration packed) throws IOException {
        long bytes = packed.memoryBytes();
        if (bytes > room.eachBytes()) {
            throw new BrokenGeneration(String.format(
                    Locale.ROOT,
                    "%s would take %.1f MB of memory; of segue.generations.memory-bytes, %.1f MB, each of two may take"
                            + " half",
                    packed.name(),
                    bytes / MEGABYTE,
                    room.memoryBytes() / MEGABYTE));
        }
        Generation generation = packed.open();
        check(generation);
        return generation;
    }

    private void check(Generation generation) throws BrokenGeneration {
        int dimensions = generation.factors().dimensions();
        if (!settings.enabled() || dimensions != settings.dimensions()) {
            throw new BrokenGeneration("%s has vectors of %d dimensions; segue.factors.dimensions is %d here"
                    .formatted(generation.id(), dimensions, settings.dimensions()));
        }
    }
}
