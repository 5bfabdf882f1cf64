/// One class per command of `bin/segue`: data on standard output, progress and logs on standard error.
@NullMarked
package dev.segue.cli;

import org.jspecify.annotations.NullMarked;
