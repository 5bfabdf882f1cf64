/// The input counted again in the plainest way, sharing no class with intake, listener, learning or topology.
@NullMarked
package dev.segue.recount;

import org.jspecify.annotations.NullMarked;
