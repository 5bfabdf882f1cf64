package com.cloudera.oryx.app.serving.als.model;

import com.cloudera.oryx.app.serving.als.DotsFunction;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The best hundred by Oryx's serving model, without sampling. In its package, as its constructor and what fills it are
 * not public. Same vectors and queries as TopHundred.
 */
public final class OryxTop {

    private OryxTop() {}

    public static void main(String[] arguments) {
        int tracks = Integer.parseInt(arguments[0]);
        int dimensions = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        Random random = new Random(1);
        ALSServingModel model = new ALSServingModel(dimensions, true, 1.0, null);
        for (int track = 0; track < tracks; track++) {
            model.setItemVector(Integer.toString(track), vector(random, dimensions));
        }
        float[][] queries = new float[64][];
        Arrays.setAll(queries, i -> vector(random, dimensions));
        measure(model, queries, seconds);
        report(model, queries, seconds);
    }

    private static void report(ALSServingModel model, float[][] queries, double seconds) {
        int checksum = 0;
        for (float[] query : queries) {
            checksum = 31 * checksum + top(model, query);
        }
        double[] measured = measure(model, queries, seconds);
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"oryx 2.8.0\", \"cpu_us_per_query\": %.1f, \"us_per_query\": %.1f, \"queries\": %.0f,"
                        + " \"lists\": \"%08x\"}%n",
                measured[1], measured[0], measured[2], checksum);
    }

    /** Returns the wall and the CPU time of a query in microseconds, and how many there were. */
    private static double[] measure(ALSServingModel model, float[][] queries, double seconds) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        long end = start + (long) (seconds * 1e9);
        int asked = 0;
        while (System.nanoTime() < end) {
            top(model, queries[asked++ % queries.length]);
        }
        double each = asked * 1e3;
        return new double[] {(System.nanoTime() - start) / each, (cpuNanos() - cpu) / each, asked};
    }

    private static int top(ALSServingModel model, float[] query) {
        return model.topN(new DotsFunction(query), null, 100, null)
                .map(found -> Integer.parseInt(found.getFirst()))
                .collect(Collectors.toSet())
                .hashCode();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static float[] vector(Random random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
