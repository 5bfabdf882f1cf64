/// What a listener plays again, and in which order: frecency and their own transitions.
@NullMarked
package dev.segue.learning.relistening;

import org.jspecify.annotations.NullMarked;
