package dev.segue.learning.factors;

import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.math.TopK;
import dev.segue.math.Vectors;
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

/// A listener's thirty candidates by catalog size: by a scan, and from what was found before, with five changed rows
/// and a vector that moved a little in between; and the first time, which scans and keeps.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class CandidateBench {

    private static final int MOST = 30;
    private static final int DIMENSIONS = 32;

    @Param({"36000", "100000", "1000000"})
    int tracks;

    private final Asking ann = new Asking(1, 0, track -> track % 50 != 0, false);
    private FactorIndex index;
    private CandidateCache cache;
    private float[] array;
    private float[] query;
    private int moves;
    private long listener;

    @Setup
    public void fill() {
        array = Vectors.random(tracks * DIMENSIONS, 1);
        index = new FactorIndex(DIMENSIONS);
        cache = new CandidateCache(index, 128);
        for (int i = 0; i < tracks; i++) {
            index.put(i, array, i * DIMENSIONS);
        }
        query = Vectors.random(DIMENSIONS, 2);
    }

    @Benchmark
    public TopK scan() {
        return index.best(query, MOST, ann.unmet());
    }

    @Benchmark
    public TopK again() {
        return cache.best(ann, query, MOST, ann.unmet());
    }

    @Benchmark
    public TopK againAfterChanges() {
        for (int i = 0; i < 5; i++) {
            moves = (moves + 7919) % tracks;
            index.put(moves, array, moves * DIMENSIONS);
        }
        query[moves % DIMENSIONS] += 1e-4f;
        return cache.best(ann, query, MOST, ann.unmet());
    }

    @Benchmark
    public TopK first() {
        listener++;
        return cache.best(new Asking(listener, 0, ann.unmet(), false), query, MOST, ann.unmet());
    }
}
