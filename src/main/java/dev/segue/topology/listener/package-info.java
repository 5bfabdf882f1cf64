/// The listener room: one processor, one read and one write of a listener's row.
@NullMarked
package dev.segue.topology.listener;

import org.jspecify.annotations.NullMarked;
