@NullMarked
package dev.segue.evaluation.tuning;

import org.jspecify.annotations.NullMarked;
