/// Measures of lists: pure arithmetic over places, counts and sums. Knows no recommender and no events.
@NullMarked
package dev.segue.evaluation.measures;

import org.jspecify.annotations.NullMarked;
