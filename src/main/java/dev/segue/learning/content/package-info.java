/// What music sounds like and what is said of it, as vectors: for tracks that nobody has played yet.
@NullMarked
package dev.segue.learning.content;

import org.jspecify.annotations.NullMarked;
