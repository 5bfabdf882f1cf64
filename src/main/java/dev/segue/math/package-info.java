/// Decay, top-k and hash maps of primitive keys: what several models need and none of them owns. Imports the JDK only.
@NullMarked
package dev.segue.math;

import org.jspecify.annotations.NullMarked;
