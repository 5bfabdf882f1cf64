@NullMarked
package dev.segue.embedded;

import org.jspecify.annotations.NullMarked;
