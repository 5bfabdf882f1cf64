/// The model room: what every process holds in memory.
@NullMarked
package dev.segue.topology.model;

import org.jspecify.annotations.NullMarked;
