/// What an owner of tracks tells the others, and when: rows go out under a budget, the ones that matter most first.
///
/// What is broadcast grows with the rate of change of the whole system, so it is the first thing to be bounded; see
/// `topology-docs/scaling.md`.
@NullMarked
package dev.segue.learning.publishing;

import org.jspecify.annotations.NullMarked;
