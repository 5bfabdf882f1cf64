/// Which tracks follow which within a session, decayed, direction kept.
@NullMarked
package dev.segue.learning.colistens;

import org.jspecify.annotations.NullMarked;
