package dev.segue.evaluation.peers;

import dev.segue.evaluation.Contestant;
import dev.segue.evaluation.Question;
import dev.segue.evaluation.Slice;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.intake.Checked;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Measures peers on a recording, test then learn: all that count as a choice, or each how many-th, are scored.
///
/// Arguments: the file; `--names a,b` (all); `--every 5`; `--from 0.5` and `--to 1` (the part of the stream that is
/// scored; what comes before is only learnt, what comes after is left out); `--tune 8` (so many settings drawn at
/// random). A tool for a person at a desk, not a test.
public final class PeersRun {

    private static final long SEED = 20_260_301L;
    private static final int CUTOFF = 20;

    private final List<Interaction> events;
    private final int every;
    private final double from;
    private final double to;

    private PeersRun(List<Interaction> events, int every, double from, double to) {
        this.events = events;
        this.every = every;
        this.from = from;
        this.to = to;
    }

    /// Runs the measurement.
    public static void main(String[] arguments) throws IOException {
        List<String> names = List.of(option(arguments, "--names")
                .orElse(String.join(",", Peers.names()))
                .split(","));
        int every = Integer.parseInt(option(arguments, "--every").orElse("5"));
        double from = Double.parseDouble(option(arguments, "--from").orElse("0"));
        double to = Double.parseDouble(option(arguments, "--to").orElse("1"));
        int draws = Integer.parseInt(option(arguments, "--tune").orElse("0"));
        PeersRun run = new PeersRun(read(Path.of(arguments[0])), every, from, to);
        for (String name : names) {
            if (draws == 0) {
                run.measure(name, "defaults", Peers.create(name, SEED));
            }
            run.tune(name, draws);
        }
    }

    private void tune(String name, int draws) {
        Set<String> seen = new HashSet<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int tries = 0; seen.size() < draws && tries < 10 * draws; tries++) {
            Optional<Peers.Drawn> drawn = Peers.sampled(name, random, SEED);
            drawn.filter(some -> seen.add(some.settings()))
                    .ifPresent(some -> measure(name, some.settings(), some.contestant()));
        }
    }

    private void measure(String label, String settings, Contestant contestant) {
        Slice mixed = new Slice("mixed");
        Slice discover = new Slice("discover");
        Slice relisten = new Slice("relisten");
        Heard heard = new Heard(0, ListenerSettings.DEFAULTS);
        long learnNanos = 0;
        long scoreNanos = 0;
        long lists = 0;
        long choices = 0;
        long last = (long) (events.size() * to);
        for (int i = 0; i < last; i++) {
            Interaction event = events.get(i);
            boolean chosen = Feedback.of(event) == Feedback.CHOSEN;
            if (chosen && choices++ % every == 0 && i >= events.size() * from) {
                WithTrack about = (WithTrack) event;
                long start = cpuNanos();
                contestant.advance(event.at().toEpochMilli());
                learnNanos += cpuNanos() - start;
                History history = heard.history(about.listener());
                int track = heard.trackOf(about.track());
                start = cpuNanos();
                mixed.add(placeOf(contestant, about, Mode.MIXED));
                lists++;
                if (!history.hasMet(track)) {
                    discover.add(placeOf(contestant, about, Mode.DISCOVER));
                    lists++;
                } else if (history.hasChosen(track)) {
                    relisten.add(placeOf(contestant, about, Mode.FAMILIAR));
                    lists++;
                }
                scoreNanos += cpuNanos() - start;
            }
            if (event instanceof WithTrack about) {
                heard.note(about, Feedback.of(about));
            }
            long start = cpuNanos();
            contestant.learn(event);
            learnNanos += cpuNanos() - start;
        }
        System.out.printf(
                "%-18s mixed %.4f /%.3f  discover %.4f /%.3f  relisten %.4f  n %d/%d/%d  learn %.1f us  score %.0f us  %s%n",
                label,
                mixed.ndcg(),
                mixed.recall(),
                discover.ndcg(),
                discover.recall(),
                relisten.ndcg(),
                mixed.questions(),
                discover.questions(),
                relisten.questions(),
                learnNanos / 1e3 / last,
                scoreNanos / 1e3 / Math.max(1, lists),
                settings);
    }

    /// Returns the processor time of this thread, so that other work on the machine does not count.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static int placeOf(Contestant contestant, WithTrack about, Mode mode) {
        List<TrackId> list = contestant.answer(new Question(about.listener(), mode, about.at(), CUTOFF));
        return list.indexOf(about.track());
    }

    private static List<Interaction> read(Path file) throws IOException {
        IntakeRules rules = new IntakeRules(IntakeSettings.DEFAULTS);
        List<Interaction> events = new ArrayList<>();
        List<Description> descriptions = new ArrayList<>();
        try (Stream<ListeningEvent> recorded = Recording.open(file).events()) {
            recorded.forEach(event -> {
                if (rules.check(event, event.at().orElse(Instant.EPOCH)) instanceof Checked.Accepted accepted) {
                    events.add(accepted.interaction());
                    descriptions.add(event.description());
                }
            });
        }
        boolean hasPlays = events.stream().anyMatch(event -> event instanceof Played);
        for (int i = 0; !hasPlays && i < events.size(); i++) {
            events.set(i, asPlay(events.get(i), descriptions.get(i)));
        }
        return events;
    }

    /// In a recording without plays, what was liked stands for one.
    private static Interaction asPlay(Interaction event, Description description) {
        return event instanceof Judged judged && judged.strength() > 0
                ? new Played(judged.listener(), judged.track(), judged.at(), 1, description, "")
                : event;
    }

    private static Optional<String> option(String[] arguments, String name) {
        for (int i = 1; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }
}
