/// How often each track is played, and by how many different listeners of late.
@NullMarked
package dev.segue.learning.trending;

import org.jspecify.annotations.NullMarked;
