@NullMarked
package dev.segue.intake;

import org.jspecify.annotations.NullMarked;
