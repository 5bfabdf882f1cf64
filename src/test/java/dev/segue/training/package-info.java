@NullMarked
package dev.segue.training;

import org.jspecify.annotations.NullMarked;
