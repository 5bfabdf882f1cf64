@NullMarked
package dev.segue.evaluation.measures;

import org.jspecify.annotations.NullMarked;
