/// Decayed play counts by distinct listeners: what is played more than it used to be.
@NullMarked
package dev.segue.learning.trending;

import org.jspecify.annotations.NullMarked;
