@NullMarked
package dev.segue.learning.ranker;

import org.jspecify.annotations.NullMarked;
