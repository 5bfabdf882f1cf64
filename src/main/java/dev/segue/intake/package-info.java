/// From a raw event to an accepted interaction or a rejection with its reason: rules, strengths, duplicates.
@NullMarked
package dev.segue.intake;

import org.jspecify.annotations.NullMarked;
