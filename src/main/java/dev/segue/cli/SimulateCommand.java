package dev.segue.cli;

import dev.segue.app.Process;
import dev.segue.app.Settings;
import dev.segue.simulation.ClosedLoop;
import dev.segue.simulation.LoopPage;
import dev.segue.simulation.LoopPlan;
import dev.segue.simulation.LoopReport;
import dev.segue.simulation.LoopReport.Part;
import dev.segue.simulation.LoopTally;
import dev.segue.simulation.LoopTally.Cell;
import dev.segue.simulation.Variant;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `segue simulate`: invented listeners answer the lists that they are shown, from a cold start.
@Command(
        name = "simulate",
        description = {
            "Show lists to invented listeners with hidden tastes, who choose, skip, like and change their minds, and",
            "measure what they make of them: by Segue, over HTTP, and by others to compare it with. Each run of Segue",
            "starts with nothing but a catalog, in a broker of its own, unless --service names one."
        })
final class SimulateCommand implements Runnable {

    private static final int PARTITIONS = 2;
    private static final Duration MARGIN = Duration.ofDays(1);

    /// Weeks pass in a minute: the model room must be told more per second than in live operation.
    private static final Map<String, String> REPLAY = Map.of("segue.topology.publish-rows-per-second", "8000");

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private Printing printing = new Printing();

    @Mixin
    private PageOption page = new PageOption();

    @Option(
            names = "--variants",
            paramLabel = "NAME",
            split = ",",
            description = "Some of full, no-feedback, popularity, random, oracle, with commas between. Default: all;"
                    + " with --service all but no-feedback.")
    private List<String> variants = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", description = "The first seed. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "N", description = "How many worlds. Default: ${DEFAULT-VALUE}.")
    private int seeds = 5;

    @Option(names = "--listeners", paramLabel = "N", description = "Listeners. Default: ${DEFAULT-VALUE}.")
    private int listeners = 30;

    @Option(names = "--tracks", paramLabel = "N", description = "Tracks. Default: ${DEFAULT-VALUE}.")
    private int tracks = 2_000;

    @Option(names = "--sessions", paramLabel = "N", description = "Of each listener. Default: ${DEFAULT-VALUE}.")
    private int sessions = 24;

    @Option(
            names = "--change-after",
            paramLabel = "N",
            description = "After so many sessions each taste becomes another one. Default: two thirds of them.")
    private Optional<Integer> changeAfter = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "Tracks of a list. Default: ${DEFAULT-VALUE}.")
    private int limit = 10;

    @Option(names = "--threads", paramLabel = "N", description = "Listeners at once. Default: ${DEFAULT-VALUE}.")
    private int threads = 8;

    @Option(
            names = "--service",
            paramLabel = "URL",
            description = "A running Segue, made for this: the invented catalog and listeners are loaded into it. For"
                    + " one seed, and for full or no-feedback, not both.")
    private Optional<URI> service = Optional.empty();

    @Mixin
    private WorkFolder work = new WorkFolder();

    @Override
    public void run() {
        List<Variant> chosen = chosen();
        LoopPlan plan = plan();
        List<Long> worlds = LongStream.range(seed, seed + seeds).boxed().toList();
        Map<Variant, List<LoopTally>> runs = new LinkedHashMap<>();
        long total = (long) listeners * sessions * seeds * chosen.size();
        try (Progress progress = Progress.start("simulating", "sessions", total);
                WorkFolder.Made folder = work.make();
                BenchCluster cluster = service.isEmpty() && chosen.stream().anyMatch(Variant::isService)
                        ? new BenchCluster(folder.path(), settings.sources())
                        : null) {
            for (long world : worlds) {
                ClosedLoop loop = new ClosedLoop(plan, world);
                for (Variant variant : chosen) {
                    runs.computeIfAbsent(variant, _ -> new ArrayList<>())
                            .add(run(loop, variant, cluster, progress::add));
                }
            }
        }
        report(new LoopReport(plan, worlds, runs));
    }

    private LoopTally run(ClosedLoop loop, Variant variant, @Nullable BenchCluster cluster, LongConsumer progress) {
        if (!variant.isService()) {
            return loop.run(variant, progress);
        }
        if (cluster == null) {
            return run(loop, variant, service.orElseThrow(), Long.toHexString(System.nanoTime()), progress);
        }
        Settings round = cluster.nextRound(new BenchShape(1_000, listeners, tracks, PARTITIONS), 1, REPLAY);
        try (Process process = Starting.process(round)) {
            BenchService.await("Segue is ready", process::isReady);
            return run(loop, variant, URI.create("http://127.0.0.1:" + process.port()), "sim", progress);
        } finally {
            cluster.forget(round);
        }
    }

    private LoopTally run(ClosedLoop loop, Variant variant, URI address, String name, LongConsumer progress) {
        try (ServiceOffers offers = new ServiceOffers(address, variant == Variant.FULL, limit)) {
            offers.describe(loop.catalog().tracks());
            return loop.run(offers, name, threads, progress);
        }
    }

    private LoopPlan plan() {
        int change = changeAfter.orElse(Math.max(1, sessions * 2 / 3));
        Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(MARGIN);
        try {
            return new LoopPlan(listeners, tracks, sessions, change, limit, end.minus(LoopPlan.span(sessions)));
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private List<Variant> chosen() {
        List<Variant> chosen = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            boolean usual = variant != Variant.NO_FEEDBACK || service.isEmpty();
            if (variants.isEmpty() ? usual : variants.remove(variant.label())) {
                chosen.add(variant);
            }
        }
        if (!variants.isEmpty()) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--variants %s; expected some of full, no-feedback, popularity, random, oracle"
                            .formatted(String.join(",", variants)));
        }
        boolean both = chosen.contains(Variant.FULL) && chosen.contains(Variant.NO_FEEDBACK);
        if (seeds < 1 || threads < 1 || (service.isPresent() && (seeds > 1 || both))) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--seeds and --threads must be 1 or more; with --service --seeds 1, and full or no-feedback, not both");
        }
        return chosen;
    }

    private void report(LoopReport report) {
        page.write(() -> new LoopPage(report).html());
        printing.print(report.toJson(), out -> print(out, report));
    }

    private static void print(PrintWriter out, LoopReport report) {
        report.parts().forEach(part -> print(out, report, part));
        report.runs()
                .keySet()
                .forEach(variant -> report.followedAfter(variant)
                        .ifPresent(heard -> out.println(
                                "%s: %d tracks after the change its lists suit the new taste better than the old"
                                        .formatted(variant.label(), heard))));
    }

    private static void print(PrintWriter out, LoopReport report, Part part) {
        out.println(part.meaning());
        TextTable table = new TextTable("variant", "played through", "skips", "of the oracle's gain");
        for (Variant variant : report.runs().keySet()) {
            table.row(
                    variant.label(),
                    LoopPage.text(report.of(variant, part, Cell::playThroughRate)),
                    LoopPage.text(report.of(variant, part, Cell::skipRate)),
                    report.hasYardsticks() ? LoopPage.text(report.shareOfOracle(variant, part)) : "–");
        }
        table.print(out);
        out.println();
    }
}
