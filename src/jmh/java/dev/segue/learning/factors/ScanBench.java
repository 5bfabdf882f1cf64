package dev.segue.learning.factors;

import dev.segue.math.TopK;
import dev.segue.math.Vectors;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
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

/// The best hundred of a catalog, against summing an array of the same size, which shows what memory allows.
///
/// Hosts differ by six times: compare within one run. On a busy machine compare the least samples (p0.00).
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class ScanBench {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int MOST = 100;
    private static final int BATCH = 16;

    @Param("1000000")
    int tracks;

    @Param("64")
    int dimensions;

    private float[] array;
    private FactorIndex index;
    private float[] query;
    private float[][] queries;

    @Setup
    public void fill() {
        array = Vectors.random(tracks * dimensions, 1);
        index = new FactorIndex(dimensions);
        for (int i = 0; i < tracks; i++) {
            index.put(i, array, i * dimensions);
        }
        query = Vectors.random(dimensions, 2);
        queries = new float[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            queries[i] = Vectors.random(dimensions, 3 + i);
        }
    }

    @Benchmark
    public float sum() {
        FloatVector one = FloatVector.zero(SPECIES);
        FloatVector two = one;
        FloatVector three = one;
        FloatVector four = one;
        int width = SPECIES.length();
        for (int i = 0; i < array.length; i += 4 * width) {
            one = one.add(FloatVector.fromArray(SPECIES, array, i));
            two = two.add(FloatVector.fromArray(SPECIES, array, i + width));
            three = three.add(FloatVector.fromArray(SPECIES, array, i + 2 * width));
            four = four.add(FloatVector.fromArray(SPECIES, array, i + 3 * width));
        }
        return one.add(two).add(three.add(four)).reduceLanes(VectorOperators.ADD);
    }

    @Benchmark
    public TopK best() {
        return index.best(query, MOST, track -> track % 50 != 0);
    }

    /// Sixteen listeners in one pass: divide by sixteen.
    @Benchmark
    public TopK[] bestOfSixteen() {
        return index.best(queries, MOST, track -> track % 50 != 0);
    }
}
