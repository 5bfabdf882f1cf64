/// The vocabulary: ids, what players report, what Segue makes of it, and what passes between the rooms.
///
/// A leaf: it imports the JDK only, and everything else may import it.
@NullMarked
package dev.segue.events;

import org.jspecify.annotations.NullMarked;
