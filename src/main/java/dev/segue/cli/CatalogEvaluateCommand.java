package dev.segue.cli;

import dev.segue.evaluation.PlaylistCorpus;
import dev.segue.evaluation.PlaylistProtocol;
import dev.segue.evaluation.PlaylistProtocol.Result;
import dev.segue.math.Lanes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue catalog evaluate`: how well descriptions alone tell what fits to a playlist.
@Command(
        name = "evaluate",
        description = "Measure how well descriptions tell what fits to a playlist: tracks that no playlist has had, and"
                + " the continuation of playlists. Without a broker.")
final class CatalogEvaluateCommand implements Runnable {

    private static final int[] SHOWN = {5, 10, 25};

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Metadata with playlists, plain or gzip.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--ablation", description = "Also leave out each group of features in turn.")
    private boolean ablation;

    @Option(names = "--dimensions", paramLabel = "N", description = "Of the dense vector. Default: ${DEFAULT-VALUE}.")
    private int dimensions = 64;

    @Option(names = "--seed", paramLabel = "S", description = "Draws the splits. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Override
    public void run() {
        if (dimensions < 1 || dimensions != Lanes.padded(dimensions)) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--dimensions must be a multiple of %d but was %d".formatted(Lanes.WIDTH, dimensions));
        }
        PlaylistProtocol protocol = new PlaylistProtocol(corpus(), seed, dimensions);
        Map<String, List<Result>> results = new LinkedHashMap<>();
        results.put("cold tracks", protocol.coldTracks(ablation));
        for (int shown : SHOWN) {
            results.put("continuation of " + shown, protocol.continuation(shown));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", file.toString());
            document.put("seed", seed);
            document.put("dimensions", dimensions);
            document.put("explained_variance", protocol.explained());
            document.put("results", results);
            Json.print(out, document);
        } else {
            print(out, results, protocol.explained());
        }
        out.flush();
    }

    private PlaylistCorpus corpus() {
        try {
            return PlaylistCorpus.read(file);
        } catch (IOException unreadable) {
            String reason = Failures.reason(unreadable);
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    reason.contains(file.toString()) ? reason : "%s: %s".formatted(file, reason),
                    unreadable);
        }
    }

    private void print(PrintWriter out, Map<String, List<Result>> results, double explained) {
        TextTable table = new TextTable("QUESTION", "SCORER", "PLAYLISTS", "RECALL@20", "NDCG@20", "±", "R-PRECISION");
        results.forEach((question, lines) -> lines.forEach(line -> table.row(
                question,
                line.scorer(),
                Integer.toString(line.playlists()),
                figure(line.recall()),
                figure(line.ndcg()),
                figure(line.ndcgInterval()),
                figure(line.rPrecision()))));
        table.print(out);
        out.println("%d dimensions keep %s of the variance".formatted(dimensions, figure(explained)));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
