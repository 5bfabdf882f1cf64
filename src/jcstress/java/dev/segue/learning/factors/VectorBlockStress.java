package dev.segue.learning.factors;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.FF_Result;

/// A reader sees the first and the last entry of a vector from the same moment.
@JCStressTest
@Outcome(id = "0.0, 0.0", expect = Expect.ACCEPTABLE, desc = "Before both writes.")
@Outcome(id = "1.0, 1.0", expect = Expect.ACCEPTABLE, desc = "Between them.")
@Outcome(id = "2.0, 2.0", expect = Expect.ACCEPTABLE, desc = "After both.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Half of a vector.")
@State
public class VectorBlockStress {

    private static final int DIMENSIONS = 16;
    private static final float[] ONES = filled(1);
    private static final float[] TWOS = filled(2);

    private final VectorBlock block = new VectorBlock(DIMENSIONS, 1);

    @Actor
    public void writer() {
        block.write(0, ONES, 0);
        block.write(0, TWOS, 0);
    }

    @Actor
    public void reader(FF_Result result) {
        float[] read = new float[DIMENSIONS];
        block.read(0, read, 0);
        result.r1 = read[0];
        result.r2 = read[DIMENSIONS - 1];
    }

    private static float[] filled(float value) {
        float[] vector = new float[DIMENSIONS];
        java.util.Arrays.fill(vector, value);
        return vector;
    }
}
