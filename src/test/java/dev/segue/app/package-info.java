@NullMarked
package dev.segue.app;

import org.jspecify.annotations.NullMarked;
