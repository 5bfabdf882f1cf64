package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.RecordedListening;
import dev.segue.events.Interaction;
import dev.segue.intake.IntakeRules;
import dev.segue.recordings.Recording;
import dev.segue.training.CutOff;
import dev.segue.training.Generation;
import dev.segue.training.MergedByTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Recordings as one history, in the order of event time.
///
/// @param names of the files
/// @param recordings what they hold
record RecordedHistory(List<String> names, List<RecordedListening> recordings) implements History {

    RecordedHistory {
        names = List.copyOf(names);
        recordings = List.copyOf(recordings);
    }

    /// Opens recordings, and reads each once to count what is in it.
    ///
    /// @param limit how many events of each are used at most, the first in time
    static RecordedHistory of(List<Path> files, long limit, Settings settings) throws IOException {
        IntakeRules rules = new IntakeRules(EvaluateCommand.anyTime(settings.intake()));
        List<RecordedListening> recordings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            recordings.add(RecordedListening.of(Recording.open(file), rules, limit));
            names.add(String.valueOf(file.getFileName()));
        }
        return new RecordedHistory(names, recordings);
    }

    @Override
    public long events() {
        return recordings.stream()
                .mapToLong(recording -> recording.counts().events())
                .sum();
    }

    @Override
    public void read(Reader reader) throws IOException {
        List<Stream<Interaction>> streams = new ArrayList<>();
        try {
            for (RecordedListening recording : recordings) {
                streams.add(recording.interactions());
            }
            reader.read(new MergedByTime(streams.stream().map(Stream::iterator).toList()));
        } finally {
            streams.forEach(Stream::close);
        }
    }

    @Override
    public long cutOf(Generation generation) throws IOException {
        List<Long> cut = new ArrayList<>();
        try {
            read(interactions -> cut.add(CutOff.eventIn(generation.manifest().data(), interactions)));
        } catch (IllegalArgumentException another) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "%s: %s".formatted(generation.id(), Failures.reason(another)), another);
        }
        return cut.getFirst();
    }
}
