@NullMarked
package dev.segue.recordings;

import org.jspecify.annotations.NullMarked;
