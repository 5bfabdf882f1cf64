/// Learns to order candidates, online, from what was chosen: a listwise softmax whose weights depend on the
/// circumstances.
@NullMarked
package dev.segue.learning.ranker;

import org.jspecify.annotations.NullMarked;
