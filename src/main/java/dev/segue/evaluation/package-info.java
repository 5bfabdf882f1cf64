/// Measures the very code that serves: each event is first asked for, then learnt from.
@NullMarked
package dev.segue.evaluation;

import org.jspecify.annotations.NullMarked;
