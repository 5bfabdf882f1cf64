/// Recorded listening: files that somebody else wrote, told apart by what is in them, read as listening events.
///
/// Start at [dev.segue.recordings.Recording]. One class per format; each says what its columns become.
@NullMarked
package dev.segue.recordings;

import org.jspecify.annotations.NullMarked;
