/// Every byte that leaves the heap: Avro for public topics, compact binary rows for stores and internal topics.
@NullMarked
package dev.segue.wire;

import org.jspecify.annotations.NullMarked;
