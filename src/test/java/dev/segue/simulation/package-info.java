@NullMarked
package dev.segue.simulation;

import org.jspecify.annotations.NullMarked;
