/// What follows what: decayed successors of a track within a session, and the similarity read from them.
@NullMarked
package dev.segue.learning.colistens;

import org.jspecify.annotations.NullMarked;
