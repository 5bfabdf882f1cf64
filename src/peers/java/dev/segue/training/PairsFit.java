package dev.segue.training;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// The fit of `segue train` on pairs in a file, beside somebody else's: invented pairs, the fit, and the
/// loss of either's vectors.
///
/// Files in a folder: `train.txt` (`listener track weight`, the weight below 0 for what was refused),
/// `test.txt` (one track a listener), `NAME-listeners.txt` and `NAME-tracks.txt` (an id and its vector).
public final class PairsFit {

    private static final int LEAST = 5;
    private static final int ASKED = 2_000;
    private static final float MISSING = 0.1f;
    private static final float RIDGE = 3;

    private PairsFit() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]));
            case "fit" -> fit(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]));
            case "loss" -> loss(folder, arguments[2], Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /// Sums listening that was made up into pairs, and holds out one wanted track of each of two thousand
    /// listeners.
    private static void make(Path folder, int interactions, int listeners, int tracks) throws IOException {
        InteractionLog log = FitRun.log(interactions, listeners, tracks);
        SparseRows pairs = Preferences.byListener(log, log.size());
        Random random = new Random(1);
        Files.createDirectories(folder);
        try (BufferedWriter train = Files.newBufferedWriter(folder.resolve("train.txt"));
                BufferedWriter test = Files.newBufferedWriter(folder.resolve("test.txt"))) {
            for (int row = 0; row < pairs.rows(); row++) {
                int out = row < ASKED && pairs.length(row) >= LEAST
                        ? pairs.start(row) + random.nextInt(pairs.length(row))
                        : -1;
                for (int entry = pairs.start(row); entry < pairs.end(row); entry++) {
                    boolean held = entry == out && pairs.value(entry) > 0;
                    (held ? test : train)
                            .write(row + " " + pairs.column(entry) + " " + pairs.value(entry) + "\n");
                }
            }
        }
    }

    private static SparseRows read(Path folder) throws IOException {
        List<String[]> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(folder.resolve("train.txt"))) {
            reader.lines().map(line -> line.split(" ")).forEach(lines::add);
        }
        int rows = Integer.parseInt(lines.getLast()[0]) + 1;
        int[] starts = new int[rows + 1];
        int[] columns = new int[lines.size()];
        float[] values = new float[lines.size()];
        for (int entry = 0; entry < lines.size(); entry++) {
            starts[Integer.parseInt(lines.get(entry)[0]) + 1]++;
            columns[entry] = Integer.parseInt(lines.get(entry)[1]);
            values[entry] = Float.parseFloat(lines.get(entry)[2]);
        }
        for (int row = 0; row < rows; row++) {
            starts[row + 1] += starts[row];
        }
        return new SparseRows(starts, columns, values);
    }

    private static int columnsOf(SparseRows rows) {
        int most = 0;
        for (int entry = 0; entry < rows.entries(); entry++) {
            most = Math.max(most, rows.column(entry));
        }
        return most + 1;
    }

    private static void fit(Path folder, int dimensions, int sweeps, int threads) throws IOException {
        SparseRows pairs = read(folder);
        AlsSettings settings = new AlsSettings(dimensions, MISSING, RIDGE, 0, 3, sweeps, sweeps, 42);
        try (Chunks chunks = new Chunks(threads)) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            var _ = fitted(pairs, settings, chunks);
            double firstCpu = (cpuNanos() - cpu) / 1e9;
            double first = (System.nanoTime() - start) / 1e9;
            long peak = peakMegabytes();
            start = System.nanoTime();
            AlternatingSquares fit = fitted(pairs, settings, chunks);
            System.out.printf(
                    Locale.ROOT,
                    "{\"program\": \"segue\", \"pairs\": %d, \"s_first_fit\": %.2f, \"cpu_s_first_fit\": %.2f,"
                            + " \"s_second_fit\": %.2f, \"peak_mb\": %d}%n",
                    pairs.entries(),
                    first,
                    firstCpu,
                    (System.nanoTime() - start) / 1e9,
                    peak);
            write(fit.listeners(), folder.resolve("segue-listeners.txt"));
            write(fit.tracks(), folder.resolve("segue-tracks.txt"));
        }
    }

    private static AlternatingSquares fitted(SparseRows pairs, AlsSettings settings, Chunks chunks) {
        AlternatingSquares fit = new AlternatingSquares(pairs, columnsOf(pairs), track -> track, settings, chunks);
        for (int sweep = 0; sweep < settings.epochs(); sweep++) {
            var _ = fit.epoch();
        }
        return fit;
    }

    private static void write(VectorTable table, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int row = 0; row < table.rows(); row++) {
                float[] vector = Arrays.copyOfRange(table.values(), table.start(row), table.start(row + 1));
                if (product(vector, vector) > 0) {
                    writer.write(Integer.toString(row));
                    for (float number : vector) {
                        writer.write(" " + number);
                    }
                    writer.newLine();
                }
            }
        }
    }

    /// Prints what both minimise but for the pull towards zero, which each has in a form of its own: the
    /// weighted squares of what was done, and the squares of all pairs at the weight of the missing.
    private static void loss(Path folder, String name, int dimensions) throws IOException {
        SparseRows pairs = read(folder);
        float[][] listeners = vectors(folder.resolve(name + "-listeners.txt"), pairs.rows(), dimensions);
        float[][] tracks = vectors(folder.resolve(name + "-tracks.txt"), columnsOf(pairs), dimensions);
        double done = 0;
        for (int row = 0; row < pairs.rows(); row++) {
            for (int entry = pairs.start(row); entry < pairs.end(row); entry++) {
                double value = pairs.value(entry);
                double left = (value > 0 ? 1 : 0) - product(listeners[row], tracks[pairs.column(entry)]);
                done += Math.abs(value) * left * left;
            }
        }
        double[] one = gram(listeners, dimensions);
        double[] other = gram(tracks, dimensions);
        double everywhere = 0;
        for (int i = 0; i < one.length; i++) {
            everywhere += one[i] * other[i];
        }
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"%s\", \"loss_done\": %.0f, \"loss_missing\": %.0f, \"loss\": %.0f}%n",
                name,
                done,
                MISSING * everywhere,
                done + MISSING * everywhere);
    }

    private static float[][] vectors(Path file, int rows, int dimensions) throws IOException {
        float[][] vectors = new float[rows][dimensions];
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.split(" ");
                for (int i = 0; i < dimensions; i++) {
                    vectors[Integer.parseInt(parts[0])][i] = Float.parseFloat(parts[i + 1]);
                }
            }
        }
        return vectors;
    }

    private static double[] gram(float[][] vectors, int dimensions) {
        double[] gram = new double[dimensions * dimensions];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                for (int j = 0; j < dimensions; j++) {
                    gram[i * dimensions + j] += vector[i] * (double) vector[j];
                }
            }
        }
        return gram;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * (double) other[i];
        }
        return sum;
    }

    /// Returns the most memory that this process has had so far, the heap and all else of it.
    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
