@NullMarked
package dev.segue.ranking;

import org.jspecify.annotations.NullMarked;
