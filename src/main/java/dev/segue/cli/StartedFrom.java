package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.RecordedListening;
import dev.segue.evaluation.peers.Peers.Regret;
import dev.segue.events.Interaction;
import dev.segue.training.CutOff;
import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A generation to start from in a measurement.
///
/// @param generation it
/// @param event the number of the first event of the recording that it has not learnt
record StartedFrom(Generation generation, long event) {

    /// Who is compared with whom: online throughout, with going on from the generation.
    static final List<Regret> PAIRS =
            List.of(new Regret("segue", "segue-trained"), new Regret("factors", "factors-trained"));

    /// Reads a generation, and where in a recording it was cut off.
    static StartedFrom read(Path folder, RecordedListening listening) throws IOException {
        Generation generation = GenerationFolder.read(folder);
        try (Stream<Interaction> events = listening.interactions()) {
            return new StartedFrom(
                    generation, CutOff.eventOf(generation.manifest().data(), events.iterator()));
        } catch (IllegalArgumentException another) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "--start %s: %s".formatted(folder, Failures.reason(another)), another);
        }
    }

    List<Entry> entries(Settings settings) {
        return Contestants.startedFrom(generation, event, settings);
    }
}
