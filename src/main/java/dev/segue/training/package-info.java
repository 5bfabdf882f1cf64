/// Batch training: the factors over a whole log at once, in generations.
///
/// [Training] is where to start: it splits a log by time, fits by [AlternatingSquares], stops by what [HeldOut]
/// says and measures on what no fit has seen. [GenerationFolder] keeps the result so that it can be trusted.
@NullMarked
package dev.segue.training;

import org.jspecify.annotations.NullMarked;
