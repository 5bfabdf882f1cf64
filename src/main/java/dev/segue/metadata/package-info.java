/// Files and documents that describe music, in many shapes: told apart by their content, read without a broker.
@NullMarked
package dev.segue.metadata;

import org.jspecify.annotations.NullMarked;
