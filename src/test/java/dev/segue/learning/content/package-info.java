@NullMarked
package dev.segue.learning.content;

import org.jspecify.annotations.NullMarked;
