package dev.segue.evaluation;

/// How popular a track is at the moment at which it is asked for.
enum Band {
    /// Among the most played tracks that have half of all plays.
    HEAD,
    /// Known, but not of the head.
    TAIL,
    /// Nobody has played, skipped or judged it.
    NEW
}
