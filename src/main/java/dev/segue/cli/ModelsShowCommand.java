package dev.segue.cli;

import dev.segue.training.Generation;
import dev.segue.training.PackedGeneration;
import dev.segue.training.Tail;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue models show [ID]`: what a generation says of itself.
@Command(
        name = "show",
        description =
                "Print the manifest of a generation as JSON, when it is whole: settings, data, curve, measures; and"
                        + " of what serves, what it took over when it was promoted.")
final class ModelsShowCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private GenerationsOptions generations = new GenerationsOptions();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "The generation, as `models list` names it. Default: what a running service serves.")
    private Optional<String> id = Optional.empty();

    @Override
    public void run() {
        Generation generation = id.map(generations::whole).orElseGet(this::serving);
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("generation", generation.id());
        document.put("manifest", generation.manifest());
        generation.tail().ifPresent(tail -> document.put("tail", json(tail)));
        Json.print(out, document);
        out.flush();
    }

    /// Returns what a tail says of itself.
    static Map<String, Object> json(Tail tail) {
        Map<String, Object> since = new LinkedHashMap<>();
        since.put("events", tail.events());
        since.put("from", tail.from().toString());
        since.put("until", tail.until().toString());
        since.put("tracks", tail.factors().tracks().size());
        since.put("new_tracks", tail.newTracks());
        since.put("ranker_steps", tail.ranker().steps());
        return since;
    }

    private Generation serving() {
        try (GenerationTopic topic = GenerationTopic.look(kafka.load())) {
            PackedGeneration packed = topic.packed(topic.serving().serving())
                    .orElseThrow(() -> new CommandFailure(
                            ExitStatus.FAILED, "what serves was learnt from the stream alone: it has no manifest"));
            return packed.open();
        } catch (IOException broken) {
            throw new CommandFailure(ExitStatus.FAILED, Failures.reason(broken), broken);
        }
    }
}
