package dev.segue.learning.factors;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Who sees that there was a change sees which row it was, and the row as it was written.
@JCStressTest
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "Before the change.")
@Outcome(id = "1, 7, 2", expect = Expect.ACCEPTABLE, desc = "After it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A change without its row, or without what was written.")
@State
public class ChangedRowsStress {

    private static final int ROW = 7;

    private final float[] vector = new float[1];
    private final ChangedRows changes = new ChangedRows();

    @Actor
    public void writer() {
        vector[0] = 2;
        changes.add(ROW);
    }

    @Actor
    public void reader(III_Result result) {
        int[] rows = new int[1];
        result.r1 = (int) changes.count();
        if (result.r1 == 1 && changes.copy(0, 1, rows, 0)) {
            result.r2 = rows[0];
            result.r3 = (int) vector[0];
        }
    }
}
