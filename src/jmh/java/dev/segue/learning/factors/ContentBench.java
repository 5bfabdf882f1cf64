package dev.segue.learning.factors;

import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import dev.segue.math.Vectors;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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

/// What a list asks of the tracks' content, by catalog size: the thirty tracks most like the latest plays, and the
/// thirty without a play that fit the listener. Half of the tracks have no play, one in fifty is not admitted.
///
/// By two scans in one pass; after a play, which puts both queries elsewhere, with more tracks kept; and again for the
/// same plays, with five changed tracks in between and a listener's vector that moved a little. And the same of a hundred
/// tracks that a caller has named, by a scan and by looking at these.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1500m"})
public class ContentBench {

    private static final int MOST = 30;
    private static final int DEPTH = 40;
    private static final int DIMENSIONS = 64;
    private static final int QUERIES = 1024;

    @Param({"36000", "1000000"})
    int tracks;

    private final LongPredicate admits = track -> track % 50 != 0;
    private FactorIndex index;
    private CandidateCache cache;
    private float[][] queries;
    private int next;
    private int moved;
    private Set<Long> given = Set.of();

    @Setup
    public void fill() {
        index = new FactorIndex(DIMENSIONS);
        cache = new CandidateCache(index, DEPTH);
        for (int i = 0; i < tracks; i++) {
            index.put(i, unit(i), 0);
            index.mark(i, i % 2 == 0);
        }
        given = LongStream.range(0, 100).map(i -> i * 331 + 1).boxed().collect(Collectors.toSet());
        queries = new float[QUERIES][];
        for (int i = 0; i < QUERIES; i++) {
            queries[i] = unit(-1 - i);
        }
    }

    @Benchmark
    public TopK[] scan() {
        next = (next + 1) % QUERIES;
        float[][] both = {queries[next], queries[QUERIES - 1 - next]};
        return index.best(both, MOST, new LongPredicate[] {admits, admits}, new boolean[] {false, true});
    }

    @Benchmark
    public List<TopK> afterAPlay() {
        next = (next + 1) % QUERIES;
        queries[next][next % DIMENSIONS] += 0.3f;
        return asked(next, queries[next], queries[QUERIES - 1 - next]);
    }

    @Benchmark
    public List<TopK> again() {
        return asked(0, queries[0], queries[1]);
    }

    @Benchmark
    public List<TopK> againAfterChanges() {
        for (int i = 0; i < 5; i++) {
            moved = (moved + 7919) % tracks;
            index.put(moved, queries[2 + moved % 500], 0);
        }
        queries[1][moved % DIMENSIONS] += 1e-6f;
        return asked(0, queries[0], queries[1]);
    }

    /// A hundred tracks that a caller has named, found by looking at all.
    @Benchmark
    public TopK[] scanForGiven() {
        next = (next + 1) % QUERIES;
        float[][] both = {queries[next], queries[QUERIES - 1 - next]};
        return index.best(
                both, MOST, new LongPredicate[] {given::contains, given::contains}, new boolean[] {false, true});
    }

    @Benchmark
    public List<TopK> given() {
        next = (next + 1) % QUERIES;
        float[] centre = queries[next];
        float[] wanted = queries[QUERIES - 1 - next];
        return cache.best(List.of(
                new Question(Asking.of(centre, false).among(given), centre, MOST, admits),
                new Question(Asking.of(wanted, true).among(given), wanted, MOST, admits)));
    }

    private List<TopK> asked(int listener, float[] centre, float[] wanted) {
        return cache.best(List.of(
                new Question(Asking.of(centre, false), centre, MOST, admits),
                new Question(Asking.of(1L + listener, true), wanted, MOST, admits)));
    }

    private static float[] unit(int seed) {
        float[] vector = Vectors.random(DIMENSIONS, seed);
        float length = (float) Math.sqrt(Lanes.dot(vector, 0, vector, 0, DIMENSIONS));
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
