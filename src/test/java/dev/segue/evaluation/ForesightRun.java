package dev.segue.evaluation;

import dev.segue.evaluation.report.ReliabilityReport;
import dev.segue.events.ListeningEvent;
import dev.segue.intake.Checked;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import dev.segue.simulation.InventedCatalog;
import dev.segue.simulation.InventedHistory;
import dev.segue.simulation.InventedListeners;
import java.time.Instant;
import java.util.stream.Stream;

/// How well the probabilities in lists foretell what becomes of their tracks, in an invented history, where a good part
/// of the plays is skipped: `ForesightRun SEED TRACKS LISTENERS EVENTS`.
final class ForesightRun {

    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    private ForesightRun() {}

    public static void main(String[] args) {
        long seed = Long.parseLong(args[0]);
        InventedCatalog catalog = InventedCatalog.of(seed, Integer.parseInt(args[1]));
        InventedListeners people = InventedListeners.of(seed, Integer.parseInt(args[2]), catalog);
        IntakeRules rules = new IntakeRules(IntakeSettings.DEFAULTS);
        OfflineLoop loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                new Recommender(BlendSettings.DEFAULTS));
        try (Stream<ListeningEvent> events = InventedHistory.stream(catalog, people, END, Integer.parseInt(args[3]))) {
            events.forEach(event -> {
                if (rules.check(event, END) instanceof Checked.Accepted(var interaction)) {
                    loop.learn(interaction);
                }
            });
        }
        for (ReliabilityReport report : loop.foresight().reports()) {
            System.out.printf(
                    "%s: %d tests, said %.4f, happened %.4f, Brier %.4f, skill %.4f, ECE %.4f%n",
                    report.name(),
                    report.tests(),
                    report.foretold(),
                    report.happened(),
                    report.brier(),
                    report.skill(),
                    report.calibrationError());
            report.curve()
                    .forEach(point -> System.out.printf(
                            "  said %.4f happened %.4f (%d)%n", point.foretold(), point.happened(), point.tests()));
        }
    }
}
