@NullMarked
package dev.segue.evaluation.peers;

import org.jspecify.annotations.NullMarked;
