@NullMarked
package dev.segue.topology;

import org.jspecify.annotations.NullMarked;
