package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.cli.Promotion.Compared;
import dev.segue.cli.Promotion.Promoted;
import dev.segue.training.BrokenGeneration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `segue models promote DIR`: a running service goes over to a generation.
@Command(
        name = "promote",
        description = "Have a running service serve a generation, and learn on from it. It is compared first with what"
                + " serves, on what came after both were cut off, and refused when it is worse. Then it learns what"
                + " the service was told since its cut-off.")
final class ModelsPromoteCommand implements Callable<Integer> {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "DIR", description = "The folder of the generation.")
    private Path folder = Path.of("");

    @Option(
            names = "--force",
            description = "Promote it though it is worse; without --recording it is not even compared.")
    private boolean force;

    @Option(names = "--dry-run", description = "Compare, and promote nothing.")
    private boolean dryRun;

    @Option(
            names = "--tail",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Take over what came since the cut-off, replayed from the topic. Default: yes.")
    private boolean tail = true;

    @Override
    public Integer call() {
        Settings settings = kafka.load();
        try {
            Promotion promotion = Promotion.of(folder, settings);
            Optional<Compared> compared = force && !trial.isRecorded()
                    ? Optional.empty()
                    : Optional.of(promotion.compare(trial.trial(settings)));
            boolean worse = compared.map(Compared::isWorse).orElse(false);
            if (dryRun || (worse && !force)) {
                print(promotion, compared, Optional.empty());
                if (worse) {
                    throw refused(promotion);
                }
                return ExitStatus.OK;
            }
            int against = compared.map(Compared::serving).orElse(-1);
            Promoted promoted =
                    tail ? promotion.withTail(against, trial.retained(settings)) : promotion.asTrained(against);
            print(promotion, compared, Optional.of(promoted));
            return ExitStatus.OK;
        } catch (BrokenGeneration broken) {
            throw new CommandFailure(ExitStatus.FAILED, Failures.reason(broken), broken);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "%s cannot be read: %s".formatted(folder, Failures.reason(e)), e);
        }
    }

    private static CommandFailure refused(Promotion promotion) {
        return new CommandFailure(
                ExitStatus.FAILED,
                "%s is worse than what serves, and is not promoted; --force promotes it all the same"
                        .formatted(promotion.candidate().id()));
    }

    private void print(Promotion promotion, Optional<Compared> compared, Optional<Promoted> promoted) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("generation", promotion.candidate().id());
        compared.ifPresent(found -> {
            document.put("compared_with", found.serving());
            document.put("worse", found.isWorse());
            document.put("slices", GenerationTrial.json(found.lines()));
        });
        document.put("promoted", promoted.isPresent());
        promoted.ifPresent(done -> document.putAll(json(done)));
        printing.print(document, out -> {
            compared.ifPresent(found -> GenerationTrial.print(found.lines(), out));
            promoted.ifPresent(done -> print(done, out));
        });
    }

    private static Map<String, Object> json(Promoted promoted) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", promoted.number());
        document.put("name", promoted.name());
        document.put("before", promoted.before());
        document.put("missed", promoted.missed());
        promoted.tail().ifPresent(tail -> document.put("tail", ModelsShowCommand.json(tail)));
        return document;
    }

    private static void print(Promoted promoted, PrintWriter out) {
        if (promoted.number() == promoted.before()) {
            out.println("generation %d, %s, serves already and is left alone"
                    .formatted(promoted.number(), promoted.name()));
            return;
        }
        promoted.tail()
                .ifPresent(tail -> out.println(String.format(
                        Locale.ROOT,
                        "taken over since the cut-off: %,d events from %s to %s, with %,d tracks of which %,d are new",
                        tail.events(),
                        tail.from(),
                        tail.until(),
                        tail.factors().tracks().size(),
                        tail.newTracks())));
        if (promoted.missed() > 0) {
            out.println(String.format(
                    Locale.ROOT, "%,d events came while it was written and are not in it", promoted.missed()));
        }
        out.println("generation %d, %s, serves in the place of generation %d"
                .formatted(promoted.number(), promoted.name(), promoted.before()));
    }
}
