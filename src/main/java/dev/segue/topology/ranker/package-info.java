/// The owner of the ranker's weights: merges what the tasks of the listener room have learnt.
@NullMarked
package dev.segue.topology.ranker;

import org.jspecify.annotations.NullMarked;
