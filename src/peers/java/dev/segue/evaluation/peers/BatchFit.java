package dev.segue.evaluation.peers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Implicit ALS by the regressions of [Ials], all sweeps from random numbers, beside Spark's: the split, the fit and the
/// measure of either's vectors.
///
/// Files in a folder: `train.txt` (`listener track count`), `test.txt` (one track a listener), `NAME-listeners.txt` and
/// `NAME-tracks.txt` (an id and its vector).
public final class BatchFit {

    private static final int LEAST = 5;
    private static final int DEPTH = 20;

    private BatchFit() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "split" -> split(Path.of(arguments[2]), folder);
            case "fit" -> fit(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]),
                    Double.parseDouble(arguments[4]), Double.parseDouble(arguments[5]));
            case "measure" -> measure(folder, arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private record Pair(int listener, int track, double count) {}

    /// Holds out one track of everybody who has five; a count is the logarithm of one more than the number of plays.
    private static void split(Path file, Path folder) throws IOException {
        Map<Integer, List<Pair>> all = new HashMap<>();
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            new String(in.readAllBytes()).lines().skip(1).map(line -> line.split("\t")).forEach(row -> all
                    .computeIfAbsent(Integer.parseInt(row[0]), _ -> new ArrayList<>())
                    .add(new Pair(Integer.parseInt(row[0]), Integer.parseInt(row[1]),
                            Math.log1p(Double.parseDouble(row[2])))));
        }
        Random random = new Random(1);
        List<String> train = new ArrayList<>();
        List<String> test = new ArrayList<>();
        for (List<Pair> pairs : all.values()) {
            Collections.shuffle(pairs, random);
            for (int i = 0; i < pairs.size(); i++) {
                Pair pair = pairs.get(i);
                (i == 0 && pairs.size() >= LEAST ? test : train)
                        .add(pair.listener + " " + pair.track + " " + pair.count);
            }
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("train.txt"), train);
        Files.write(folder.resolve("test.txt"), test);
    }

    private static List<Pair> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .map(row -> new Pair(Integer.parseInt(row[0]), Integer.parseInt(row[1]), Double.parseDouble(row[2])))
                .toList();
    }

    private static void fit(Path folder, int dimensions, int sweeps, double alpha, double ridge) throws IOException {
        Side listeners = new Side(dimensions);
        Side tracks = new Side(dimensions);
        for (Pair pair : read(folder.resolve("train.txt"))) {
            int listener = listeners.rowOf(pair.listener);
            int track = tracks.rowOf(pair.track);
            listeners.met.get(listener).add(new double[] {track, alpha * pair.count});
            tracks.met.get(track).add(new double[] {listener, alpha * pair.count});
        }
        WeightedRidge solver = new WeightedRidge(dimensions, ridge);
        sweep(listeners, tracks, solver, dimensions, sweeps);
        listeners.begin(dimensions);
        tracks.begin(dimensions);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        sweep(listeners, tracks, solver, dimensions, sweeps);
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"segue\", \"ridge\": %s, \"cpu_s_per_fit\": %.2f, \"s_per_fit\": %.2f}%n",
                ridge,
                (cpuNanos() - cpu) / 1e9,
                (System.nanoTime() - start) / 1e9);
        listeners.write(folder.resolve("segue-listeners.txt"), dimensions);
        tracks.write(folder.resolve("segue-tracks.txt"), dimensions);
    }

    private static void sweep(Side listeners, Side tracks, WeightedRidge solver, int dimensions, int sweeps) {
        for (int i = 0; i < sweeps; i++) {
            solve(listeners, tracks, solver, dimensions);
            solve(tracks, listeners, solver, dimensions);
        }
    }

    private static void solve(Side solved, Side fixed, WeightedRidge solver, int dimensions) {
        solver.gramOf(fixed.table);
        for (int row = 0; row < solved.table.rows(); row++) {
            solver.begin();
            for (double[] met : solved.met.get(row)) {
                solver.add(fixed.table, (int) met[0], met[1]);
            }
            double[] vector = solver.solve();
            for (int i = 0; i < dimensions; i++) {
                solved.table.set(row, i, vector[i]);
            }
        }
    }

    /// Prints NDCG@20 and recall@20 of the held-out track among all tracks that the listener has not met.
    private static void measure(Path folder, String name) throws IOException {
        Map<Integer, float[]> listeners = vectors(folder.resolve(name + "-listeners.txt"));
        Map<Integer, float[]> tracks = vectors(folder.resolve(name + "-tracks.txt"));
        Map<Integer, Set<Integer>> met = new HashMap<>();
        read(folder.resolve("train.txt"))
                .forEach(pair -> met.computeIfAbsent(pair.listener, _ -> new HashSet<>()).add(pair.track));
        double gain = 0;
        int found = 0;
        int asked = 0;
        for (Pair pair : read(folder.resolve("test.txt"))) {
            asked++;
            float[] listener = listeners.get(pair.listener);
            float[] target = tracks.get(pair.track);
            if (listener == null || target == null) {
                continue;
            }
            double score = product(listener, target);
            int rank = 1;
            for (Map.Entry<Integer, float[]> other : tracks.entrySet()) {
                if (other.getKey() != pair.track && !met.get(pair.listener).contains(other.getKey())
                        && !(product(listener, other.getValue()) < score)) {
                    rank++;
                }
            }
            gain += rank <= DEPTH ? Math.log(2) / Math.log(rank + 1.0) : 0;
            found += rank <= DEPTH ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"%s\", \"ndcg@20\": %.4f, \"recall@20\": %.4f, \"listeners\": %d}%n",
                name,
                gain / asked,
                found / (double) asked,
                asked);
    }

    private static Map<Integer, float[]> vectors(Path file) throws IOException {
        Map<Integer, float[]> vectors = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" ");
            float[] vector = new float[parts.length - 1];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = Float.parseFloat(parts[i + 1]);
            }
            vectors.put(Integer.parseInt(parts[0]), vector);
        }
        return vectors;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * (double) other[i];
        }
        return sum;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// Listeners or tracks: whom they met, and their vectors.
    private static final class Side {

        private final Map<Integer, Integer> rows = new HashMap<>();
        private final List<Integer> ids = new ArrayList<>();
        private final List<List<double[]>> met = new ArrayList<>();
        private FactorTable table;

        Side(int dimensions) {
            table = new FactorTable(dimensions, 0.1, 1);
        }

        int rowOf(int id) {
            return rows.computeIfAbsent(id, _ -> {
                ids.add(id);
                met.add(new ArrayList<>());
                table.add(id);
                return ids.size() - 1;
            });
        }

        void begin(int dimensions) {
            table = new FactorTable(dimensions, 0.1, 1);
            ids.forEach(table::add);
        }

        void write(Path file, int dimensions) throws IOException {
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                for (int row = 0; row < ids.size(); row++) {
                    writer.write(ids.get(row).toString());
                    for (int i = 0; i < dimensions; i++) {
                        writer.write(" " + table.get(row, i));
                    }
                    writer.newLine();
                }
            }
        }
    }
}
