/// Where Segue starts: the entry point, its settings, and what is started in which order.
@NullMarked
package dev.segue.app;

import org.jspecify.annotations.NullMarked;
