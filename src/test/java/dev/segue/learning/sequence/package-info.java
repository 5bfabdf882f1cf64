@NullMarked
package dev.segue.learning.sequence;

import org.jspecify.annotations.NullMarked;
