@NullMarked
package dev.segue.math;

import org.jspecify.annotations.NullMarked;
