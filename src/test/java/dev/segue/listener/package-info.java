@NullMarked
package dev.segue.listener;

import org.jspecify.annotations.NullMarked;
