package dev.segue.math;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One fold-in of a listener: exact, and by three steps from the vector of one interaction before.
///
/// Samples, so that the median holds on a busy machine too.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RidgeBench {

    private static final int TRACKS = 10_000;

    @Param({"32", "64", "128"})
    int dimensions;

    @Param("50")
    int interactions;

    private float[] tracks;
    private GramMatrix gram;
    private RidgeSystem system;
    private RidgeSteps steps;
    private float[] vector;
    private float[] before;
    private int next;

    @Setup
    public void fill() {
        tracks = Vectors.random(TRACKS * dimensions, 1);
        for (int i = 0; i < tracks.length; i++) {
            tracks[i] *= 0.3f;
        }
        gram = new GramMatrix(dimensions);
        for (int i = 0; i < TRACKS; i++) {
            gram.add(tracks, i * dimensions, 1);
        }
        system = new RidgeSystem(dimensions);
        steps = new RidgeSteps(dimensions, interactions);
        vector = new float[dimensions];
        system.begin(gram, 0.1f, 5);
        for (int i = 1; i < interactions; i++) {
            system.add(tracks, i * dimensions, 1, 1);
        }
        before = new float[dimensions];
        system.solve(before, 0);
    }

    @Benchmark
    public float[] exact() {
        int from = next++ % (TRACKS - interactions);
        system.begin(gram, 0.1f, 5);
        for (int i = 0; i < interactions; i++) {
            system.add(tracks, (from + i) * dimensions, 1, 1);
        }
        system.solve(vector, 0);
        return vector;
    }

    @Benchmark
    public float[] threeSteps() {
        int from = next++ % (TRACKS - interactions);
        System.arraycopy(before, 0, vector, 0, dimensions);
        steps.begin(gram, 0.1f, 5);
        for (int i = 0; i < interactions; i++) {
            steps.add(tracks, (from + i) * dimensions, 1, 1);
        }
        steps.improve(vector, 0, 3);
        return vector;
    }

    @Benchmark
    public GramMatrix gramReplace() {
        int from = next++ % TRACKS;
        gram.add(tracks, from * dimensions, -1);
        gram.add(tracks, from * dimensions, 1);
        return gram;
    }
}
