@NullMarked
package dev.segue.learning.relistening;

import org.jspecify.annotations.NullMarked;
