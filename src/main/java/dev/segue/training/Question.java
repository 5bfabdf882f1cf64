package dev.segue.training;

import java.util.Set;

/// What one listener is asked about in a held-out part.
///
/// @param listener who
/// @param latest what they met last before it
/// @param right what they wanted in it and had not met before, from one track
record Question(int listener, LatestMet latest, Set<Integer> right) {

    Question {
        right = Set.copyOf(right);
    }
}
