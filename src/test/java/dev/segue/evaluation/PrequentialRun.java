package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Source;
import dev.segue.ranking.SourceWeights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Measures the fixed blend, and with `--each` every source alone, on a listening log in event-time order.
///
/// Arguments: the path of a gzip file of tab-separated columns `seconds slice user session track artist …` with a
/// header; `--each`. A tool for a person at a desk, not a test.
public final class PrequentialRun {

    private PrequentialRun() {}

    /// Runs the measurement.
    public static void main(String[] arguments) throws IOException {
        List<Interaction> events = read(Path.of(arguments[0]));
        run("blend", events, BlendSettings.DEFAULTS);
        if (arguments.length > 1) {
            for (Source source : Source.values()) {
                run(source.name(), events, alone(source));
            }
        }
    }

    private static void run(String name, List<Interaction> events, BlendSettings settings) {
        long startNanos = System.nanoTime();
        Prequential run = measure(events, settings);
        System.out.printf("%-14s %s  %.1f s%n", name, run.slices(), (System.nanoTime() - startNanos) / 1e9);
    }

    static Prequential measure(List<Interaction> events, BlendSettings settings) {
        OfflineLoop loop =
                new OfflineLoop(ListenerSettings.DEFAULTS, CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS);
        Prequential run = new Prequential(loop, new Recommender(settings), 5, 20);
        events.forEach(run::next);
        return run;
    }

    private static BlendSettings alone(Source source) {
        BlendSettings base = BlendSettings.DEFAULTS;
        SourceWeights only = SourceWeights.only(source);
        return new BlendSettings(
                only,
                only,
                only,
                base.recentPlays(),
                base.fade(),
                base.perSource(),
                base.leftOut(),
                base.damping(),
                base.shrinkage());
    }

    static List<Interaction> read(Path file) throws IOException {
        List<Interaction> events = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                events.add(new Played(
                        new ListenerId(columns[2]),
                        new TrackId(columns[4]),
                        Instant.ofEpochSecond(Long.parseLong(columns[0])),
                        1,
                        new Description(columns[5], "", ""),
                        ""));
            }
        }
        events.sort((one, other) -> one.at().compareTo(other.at()));
        return events;
    }
}
