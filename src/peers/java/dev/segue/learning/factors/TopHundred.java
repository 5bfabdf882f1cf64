package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// The best hundred by the index that serves: one query after another, and sixteen in one pass.
public final class TopHundred {

    private static final int MOST = 100;
    private static final int BATCH = 16;

    private TopHundred() {}

    public static void main(String[] arguments) {
        int tracks = Integer.parseInt(arguments[0]);
        int dimensions = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        Random random = new Random(1);
        FactorIndex index = new FactorIndex(Lanes.padded(dimensions));
        for (int track = 0; track < tracks; track++) {
            index.put(track, vector(random, dimensions), 0);
        }
        float[][] queries = new float[64][];
        Arrays.setAll(queries, i -> vector(random, dimensions));
        int checksum = 0;
        for (float[] query : queries) {
            checksum = 31 * checksum + idsOf(index.best(query, MOST, track -> true)).hashCode();
        }
        IntUnaryOperator one = i -> index.best(queries[i % 64], MOST, track -> true).size();
        IntUnaryOperator batch = i ->
                index.best(Arrays.copyOfRange(queries, i % 4 * BATCH, i % 4 * BATCH + BATCH), MOST, track -> true)
                        .length;
        report("one query", one, 1, seconds, checksum);
        report("sixteen in one pass", batch, BATCH, seconds, checksum);
    }

    private static void report(String name, IntUnaryOperator ask, int queries, double seconds, int checksum) {
        measure(ask, queries, seconds);
        double[] measured = measure(ask, queries, seconds);
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"%s\", \"cpu_us_per_query\": %.1f, \"us_per_query\": %.1f, \"queries\": %.0f, \"lists\": \"%08x\"}%n",
                name,
                measured[1],
                measured[0],
                measured[2],
                checksum);
    }

    private static double[] measure(IntUnaryOperator ask, int queries, double seconds) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        long end = start + (long) (seconds * 1e9);
        int asked = 0;
        while (System.nanoTime() < end) {
            ask.applyAsInt(asked++);
        }
        double each = asked * 1e3 * queries;
        return new double[] {(System.nanoTime() - start) / each, (cpuNanos() - cpu) / each, asked * (double) queries};
    }

    private static Set<Integer> idsOf(TopK top) {
        Set<Integer> ids = new HashSet<>();
        for (long track : top.toKeys()) {
            ids.add((int) track);
        }
        return ids;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static float[] vector(Random random, int dimensions) {
        float[] vector = new float[Lanes.padded(dimensions)];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
