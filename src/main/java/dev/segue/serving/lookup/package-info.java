/// Interactive queries: the adapter between what can be asked and the stores and topics of Kafka Streams.
@NullMarked
package dev.segue.serving.lookup;

import org.jspecify.annotations.NullMarked;
