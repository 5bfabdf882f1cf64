@NullMarked
package dev.segue.learning.publishing;

import org.jspecify.annotations.NullMarked;
