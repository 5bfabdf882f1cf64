@NullMarked
package dev.segue.evaluation;

import org.jspecify.annotations.NullMarked;
