/// An invented world to try Segue on: a catalog, listeners with hidden tastes, and the history of their listening.
///
/// Everything follows from a seed. It imports the vocabulary only: no learner and no ranking, and none of their
/// formulas, so that what Segue learns here it has had to learn from the events.
///
/// Start at [dev.segue.simulation.InventedHistory].
@NullMarked
package dev.segue.simulation;

import org.jspecify.annotations.NullMarked;
