@NullMarked
package dev.segue.learning.factors;

import org.jspecify.annotations.NullMarked;
