/// What Segue can be asked and told, apart from HTTP and from Kafka: the ports and what they carry.
///
/// Start with [dev.segue.serving.Lookups] (what can be asked) and [dev.segue.serving.EventLog] (what can be told).
/// `serving.lookup` implements both on Kafka Streams; `serving.http` puts both on the wire; tests implement both in
/// memory.
@NullMarked
package dev.segue.serving;

import org.jspecify.annotations.NullMarked;
