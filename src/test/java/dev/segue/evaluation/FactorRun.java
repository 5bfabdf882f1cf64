package dev.segue.evaluation;

import dev.segue.events.EventType;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.TrackId;
import dev.segue.intake.Checked;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.recordings.Recording;
import dev.segue.recordings.SyntheticClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Measures factors alone on a recording: discover, after the first quarter of the stream.
///
/// Arguments: the file, then one configuration each, as `dimensions=32,fade=0.97`. Where a recording holds no play, a
/// like or a rating in the upper half of its scale stands for one.
final class FactorRun {

    private FactorRun() {}

    public static void main(String[] arguments) throws Exception {
        List<Interaction> events = read(Path.of(arguments[0]));
        System.err.printf("%s: %,d events%n", arguments[0], events.size());
        for (int i = 1; i < arguments.length; i++) {
            System.out.printf("%-60s %s%n", arguments[i], measure(events, settings(arguments[i])));
        }
    }

    private static String measure(List<Interaction> events, FactorSettings settings) {
        FactorContestant factors = new FactorContestant("factors", settings);
        Map<ListenerId, Set<TrackId>> met = new HashMap<>();
        Slice discover = new Slice("discover");
        long nanos = System.nanoTime();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Played played
                    && met.computeIfAbsent(played.listener(), _ -> new HashSet<>())
                            .add(played.track())
                    && i >= events.size() / 4) {
                discover.add(factors.answer(new Question(played.listener(), Mode.DISCOVER, played.at(), 20))
                        .indexOf(played.track()));
            }
            factors.learn(events.get(i));
        }
        return "%s in %d s".formatted(discover, (System.nanoTime() - nanos) / 1_000_000_000);
    }

    static List<Interaction> read(Path file) throws Exception {
        Recording recording = Recording.open(file);
        boolean hasPlays;
        try (Stream<ListeningEvent> events = recording.events()) {
            hasPlays = events.anyMatch(event -> event.type() == EventType.PLAY);
        }
        IntakeRules rules = new IntakeRules(IntakeSettings.DEFAULTS);
        List<Interaction> interactions = new ArrayList<>();
        try (Stream<ListeningEvent> events = recording.events()) {
            events.forEach(event -> {
                if (rules.check(event, event.at().orElse(SyntheticClock.START))
                        instanceof Checked.Accepted(Interaction accepted)) {
                    interactions.add(
                            !hasPlays && accepted instanceof Judged judged && judged.strength() > 0
                                    ? new Played(
                                            judged.listener(), judged.track(), judged.at(), 1, event.description(), "")
                                    : accepted);
                }
            });
        }
        return interactions;
    }

    static FactorSettings settings(String text) {
        Map<String, Float> set = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String[] keyAndValue = part.split("=", -1);
            if (keyAndValue.length == 2) {
                set.put(keyAndValue[0], Float.valueOf(keyAndValue[1]));
            }
        }
        FactorSettings base = FactorSettings.DEFAULTS;
        return new FactorSettings(
                true,
                set.getOrDefault("dimensions", (float) base.dimensions()).intValue(),
                set.getOrDefault("interactions", (float) base.interactions()).intValue(),
                set.getOrDefault("reservoir", (float) base.reservoir()).intValue(),
                set.getOrDefault("listeners", (float) base.listeners()).intValue(),
                set.getOrDefault("missing", base.missing()),
                set.getOrDefault("ridge", base.ridge()),
                set.getOrDefault("fade", base.fade()),
                set.getOrDefault("negative", base.negative()),
                set.getOrDefault("kin", base.kin()),
                set.getOrDefault("prior", (float) base.prior()).intValue());
    }
}
