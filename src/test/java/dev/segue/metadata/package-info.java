@NullMarked
package dev.segue.metadata;

import org.jspecify.annotations.NullMarked;
