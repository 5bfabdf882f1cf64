@NullMarked
package dev.segue.learning.trending;

import org.jspecify.annotations.NullMarked;
