/// The track room: owners of what each track amounts to and of what followed it.
@NullMarked
package dev.segue.topology.track;

import org.jspecify.annotations.NullMarked;
