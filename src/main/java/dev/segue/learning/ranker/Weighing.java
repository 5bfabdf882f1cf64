package dev.segue.learning.ranker;

/// What says how much each feature of a candidate counts at a moment.
@FunctionalInterface
public interface Weighing {

    /// Returns the weight of every feature under a slate's circumstances, to be given to [Slate#scores].
    float[] at(Slate slate);
}
