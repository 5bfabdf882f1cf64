/// The search for better settings: random candidates, most of which are dropped early.
@NullMarked
package dev.segue.evaluation.tuning;

import org.jspecify.annotations.NullMarked;
