/// What a catalog says about tracks, independent of who played them.
@NullMarked
package dev.segue.catalog;

import org.jspecify.annotations.NullMarked;
