package dev.segue.evaluation;

import java.util.HashMap;
import java.util.Map;

/// Gives things numbers from 0, in the order in which they come; the same in every pass over a recording.
///
/// @param <T> what is numbered
final class Numbering<T> {

    private final Map<T, Integer> numbers = new HashMap<>();

    /// Returns the number of a thing, a new one when it is new.
    int of(T thing) {
        return numbers.computeIfAbsent(thing, _ -> numbers.size());
    }
}
