/// What is known about one listener: recent plays, sessions, what each track was to them, blocks and verdicts.
///
/// Pure: [dev.segue.listener.Listening] turns a row and an interaction into the next row and what the track room must
/// hear of it. The listener room reads the rows, calls it once, and writes the rows.
@NullMarked
package dev.segue.listener;

import org.jspecify.annotations.NullMarked;
