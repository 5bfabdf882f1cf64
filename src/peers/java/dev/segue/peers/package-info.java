/// Segue's parts beside other people's programs, each in processes of its own.
@NullMarked
package dev.segue.peers;

import org.jspecify.annotations.NullMarked;
