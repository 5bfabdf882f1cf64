package dev.segue.evaluation;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How a test is held; the same for every contestant.
///
/// @param every each how many-th target is asked for, from 1; chosen and refused tracks are counted apart
/// @param depth how many tracks are asked for
/// @param sessionGap a session ends when nothing was heard for this long
/// @param threads how many contestants work at once; changes nothing but the time that it takes
/// @param nanoClock measures the contestants' times; nothing else depends on it
/// @param witness sees every place
public record Rules(int every, int depth, Duration sessionGap, int threads, LongSupplier nanoClock, Witness witness) {

    public Rules {
        if (every < 1) {
            throw new IllegalArgumentException("every %d-th play is scored; expected 1 or more".formatted(every));
        }
        if (depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("lists of %d tracks; expected 1 to 1000".formatted(depth));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads; expected 1 or more".formatted(threads));
        }
    }
}
