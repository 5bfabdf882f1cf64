/// Kafka Streams: how the rooms are wired. Wires, and computes nothing.
@NullMarked
package dev.segue.topology;

import org.jspecify.annotations.NullMarked;
