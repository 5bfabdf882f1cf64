package dev.segue.cli;

import dev.segue.embedded.EmbeddedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue chaos`: the kill script.
@Command(
        name = "chaos",
        description = {
            "Start a broker and several Segue processes, send records, kill and pause processes by a seeded plan,",
            "and have another program count the input again and compare. The same seed does the same again."
        })
final class ChaosCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description = "Of plan and load. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--kills", paramLabel = "N", description = "Kill -9 so often. Default: ${DEFAULT-VALUE}.")
    private int kills = 100;

    @Option(names = "--nodes", paramLabel = "N", description = "Segue processes. Default: ${DEFAULT-VALUE}.")
    private int nodes = 2;

    @Option(names = "--partitions", paramLabel = "N", description = "Partitions. Default: ${DEFAULT-VALUE}.")
    private int partitions = 4;

    @Option(names = "--rate", paramLabel = "N", description = "Records sent a second. Default: ${DEFAULT-VALUE}.")
    private int rate = 300;

    @Option(
            names = "--session",
            paramLabel = "SECONDS",
            description = "How long a silent process is waited for; pauses are longer. Default: ${DEFAULT-VALUE}.")
    private int session = 6;

    @Option(
            names = "--rolling",
            paramLabel = "ROUNDS",
            description = "Kill nothing: stop each process with SIGTERM and start it again, so many times in turn.")
    private int rolling;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting of every Segue process.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--recount",
            paramLabel = "PROGRAM",
            description = "Counts the input again and compares: exit code 0 when all is equal. It gets --bootstrap,"
                    + " --registry, --service, --prefix, --partitions, --outcome-window-ms and --acknowledged (a file:"
                    + " what was acknowledged over HTTP). Without it nothing is compared.")
    private Optional<Path> recount = Optional.empty();

    @Option(names = "--dir", paramLabel = "DIR", description = "Where all of it is kept. Default: a new folder.")
    private Optional<Path> dir = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public void run() {
        Path folder = dir.orElseGet(ChaosCommand::newFolder);
        List<String> pairs = new ArrayList<>();
        settings.forEach((key, value) -> pairs.add(key + "=" + value));
        ChaosSettings chaos = new ChaosSettings(
                folder,
                seed,
                rolling > 0 ? rolling : kills,
                nodes,
                partitions,
                rate,
                Duration.ofSeconds(session),
                pairs,
                rolling > 0);
        say("seed %d; logs and state in %s".formatted(seed, folder));
        try (ChaosRun run = new ChaosRun(chaos, this::say)) {
            ChaosRun.Outcome outcome = run.runAll();
            ChaosReport report =
                    new ChaosReport(chaos, outcome, recount.map(program -> recounted(run, chaos, program)));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(out, report.document());
            } else {
                report.printTo(out);
            }
            out.flush();
            if (!report.isClean()) {
                throw new CommandFailure(
                        ExitStatus.FAILED,
                        "there are differences or answers that the contract does not allow; the same again: segue chaos "
                                + again(chaos));
            }
        } catch (EmbeddedException cannot) {
            throw new CommandFailure(ExitStatus.FAILED, String.valueOf(cannot.getMessage()), cannot);
        }
    }

    private static String again(ChaosSettings chaos) {
        StringBuilder options = new StringBuilder("--seed %d --%s %d --nodes %d --partitions %d --rate %d --session %d"
                .formatted(
                        chaos.seed(),
                        chaos.rolling() ? "rolling" : "kills",
                        chaos.kills(),
                        chaos.nodes(),
                        chaos.partitions(),
                        chaos.perSecond(),
                        chaos.session().toSeconds()));
        chaos.settings().forEach(pair -> options.append(" --set ").append(pair));
        return options.toString();
    }

    private Recounted recounted(ChaosRun run, ChaosSettings chaos, Path program) {
        say("counting the input again with " + program);
        Path acknowledged = chaos.dir().resolve("acknowledged.jsonl");
        run.acknowledged().writeTo(acknowledged);
        return Recounted.by(
                program,
                List.of(
                        "--bootstrap", run.bootstrapServers(),
                        "--registry", run.registryUrl(),
                        "--service", run.serviceUrl(),
                        "--prefix", NodeCluster.TOPICS.prefix(),
                        "--partitions", Integer.toString(partitions),
                        "--outcome-window-ms", Long.toString(ChaosSettings.OUTCOME_WINDOW.toMillis()),
                        "--acknowledged", acknowledged.toString()));
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("segue-chaos-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
