package dev.segue.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Segue beside its peers, in alternating child processes, as one JSON document.
///
/// ```
/// mvn -Pbench test-compile exec:exec@peers -Dpeers="oryx --rounds 3 --seconds 10"
/// mvn -Pbench test-compile exec:exec@peers -Dpeers="spark --rounds 3 --recording $DATA/hetrec-user_artists.dat.gz"
/// mvn -Pbench test-compile exec:exec@peers -Dpeers="fit --rounds 2 --interactions 1000000"
/// ```
///
/// *oryx*: the best hundred of 100,000 × 50 random vectors, beside `ALSServingModel` of Oryx 2; CPU time a query. *spark*:
/// implicit ALS of 32 dimensions and 10 sweeps, beside Spark MLlib's on `local[2]`; CPU time of the second of two fits, and
/// NDCG@20 of one held-out track a listener. *fit*: the fit of `segue train` on invented listening, 64 dimensions and
/// 10 sweeps with two threads, beside Spark's of the same pairs; CPU time, time and peak memory of the first of two
/// fits, with 2 GB of heap each, then the loss and NDCG@20 of both. Theirs run on JDK 17 (`--peer-jdk`, else looked for), ours on the JDK of
/// this process.
public final class PeersBench {

    private static final Path SOURCES = Path.of("src", "peers");
    private static final Path TARGET = Path.of("target", "peers");
    private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector", "-Xmx2g");

    /// What Spark reaches into.
    private static final List<String> OPEN = Stream.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.security.action",
                    "sun.util.calendar")
            .map(opened -> "--add-opens=java.base/" + opened + "=ALL-UNNAMED")
            .toList();

    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> peers = new ArrayList<>();

    private PeersBench(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--") && i + 1 < arguments.size()) {
                options.put(argument, arguments.get(++i));
            } else {
                peers.add(argument);
            }
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PeersBench bench = new PeersBench(List.of(arguments));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("load_before", loadOf());
        for (String peer : bench.peers) {
            report.put(
                    peer,
                    switch (peer) {
                        case "oryx" -> bench.oryx();
                        case "spark" -> bench.spark();
                        case "fit" -> bench.fit();
                        default -> throw new IllegalArgumentException(peer + "; expected oryx, spark or fit");
                    });
        }
        report.put("load_after", loadOf());
        System.out.println(
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    private Map<String, Object> oryx() throws IOException, InterruptedException {
        List<String> shape =
                List.of(option("--tracks", "100000"), option("--dimensions", "50"), option("--seconds", "10"));
        Peer peer = Peer.built(SOURCES.resolve("oryx"), "OryxTop.java", TARGET.resolve("oryx"), jdk17());
        return new Comparison(
                        "oryx",
                        "cpu_us_per_query",
                        ours("dev.segue.learning.factors.TopHundred", shape),
                        peer.child(List.of("-Xmx2g"), "com.cloudera.oryx.app.serving.als.model.OryxTop", shape))
                .run(rounds());
    }

    private Map<String, Object> spark() throws IOException, InterruptedException {
        String recording = option("--recording", "");
        if (recording.isEmpty()) {
            throw new IllegalArgumentException("spark needs --recording FILE, listeners' artists with their plays");
        }
        String folder = TARGET.resolve("split").toString();
        String dimensions = option("--dimensions", "32");
        String sweeps = option("--sweeps", "10");
        Peer peer = Peer.built(SOURCES.resolve("spark"), "SparkFit.java", TARGET.resolve("spark"), jdk17());
        String batch = "dev.segue.evaluation.peers.BatchFit";
        ours(batch, List.of("split", folder, recording)).run();
        Map<String, Object> found = new Comparison(
                        "spark",
                        "cpu_s_per_fit",
                        ours(batch, List.of("fit", folder, dimensions, sweeps, "1", option("--ridge", "10"))),
                        peer.child(
                                OPEN,
                                "SparkFit",
                                List.of(folder, dimensions, sweeps, "1", option("--peer-ridge", "0.1"))))
                .run(rounds());
        found.put("quality", List.of(quality(batch, folder, "segue"), quality(batch, folder, "spark")));
        return found;
    }

    private Map<String, Object> fit() throws IOException, InterruptedException {
        String folder = TARGET.resolve("fit").toString();
        String dimensions = option("--dimensions", "64");
        String sweeps = option("--sweeps", "10");
        Peer peer = Peer.built(SOURCES.resolve("spark"), "SparkFit.java", TARGET.resolve("spark"), jdk17());
        String pairs = "dev.segue.training.PairsFit";
        ours(
                        pairs,
                        List.of(
                                "make",
                                folder,
                                option("--interactions", "1000000"),
                                option("--listeners", "20000"),
                                option("--tracks", "50000")))
                .run();
        List<String> sparkOptions = Stream.concat(OPEN.stream(), Stream.of("-Xmx2g")).toList();
        Map<String, Object> found = new Comparison(
                        "fit",
                        "cpu_s_first_fit",
                        ours(pairs, List.of("fit", folder, dimensions, sweeps, "2")),
                        peer.child(
                                sparkOptions,
                                "SparkFit",
                                // ten times: the others count one there, and a tenth with us
                                List.of(folder, dimensions, sweeps, "10", option("--peer-ridge", "0.1"))))
                .run(rounds());
        List<Object> after = new ArrayList<>();
        for (String name : List.of("segue", "spark")) {
            after.add(ours(pairs, List.of("loss", folder, name, dimensions)).run().getFirst());
            after.add(quality("dev.segue.evaluation.peers.BatchFit", folder, name));
        }
        found.put("quality", after);
        return found;
    }

    private static Object quality(String batch, String folder, String name) throws IOException, InterruptedException {
        return ours(batch, List.of("measure", folder, name)).run().getFirst();
    }

    private static Child ours(String main, List<String> arguments) {
        return Child.java(
                Path.of(System.getProperty("java.home")),
                VECTORS,
                System.getProperty("java.class.path"),
                main,
                arguments);
    }

    private Path jdk17() throws IOException {
        String given = option("--peer-jdk", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed
                    .filter(home -> home.getFileName().toString().contains("17"))
                    .filter(home -> Files.isExecutable(home.resolve("bin", "javac")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no JDK 17 in /usr/lib/jvm; give --peer-jdk the folder of one"));
        }
    }

    private int rounds() {
        return Integer.parseInt(option("--rounds", "2"));
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private static double loadOf() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
