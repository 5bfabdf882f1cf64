/// More by the artists of the session: their tracks in order, and by popularity.
@NullMarked
package dev.segue.learning.sameartist;

import org.jspecify.annotations.NullMarked;
