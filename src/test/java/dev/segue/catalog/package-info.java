@NullMarked
package dev.segue.catalog;

import org.jspecify.annotations.NullMarked;
