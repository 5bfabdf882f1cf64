/// The broker and the schema registry that `segue demo` and the tests start: real ones, from Maven Central parts, bound
/// to the loopback address only.
@NullMarked
package dev.segue.embedded;

import org.jspecify.annotations.NullMarked;
