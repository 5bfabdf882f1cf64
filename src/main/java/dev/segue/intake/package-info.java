/// From a raw event to an accepted interaction or a rejection: rules, duplicates, strength.
@NullMarked
package dev.segue.intake;

import org.jspecify.annotations.NullMarked;
