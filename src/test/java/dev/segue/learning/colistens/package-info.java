@NullMarked
package dev.segue.learning.colistens;

import org.jspecify.annotations.NullMarked;
