package dev.segue.ranking;

/// What each source says of the candidates of one list.
interface Nominations {

    /// Returns a source's score of a candidate; 0 when it has none.
    float score(Source source, int candidate);

    /// Returns the rank of a candidate in a source, from 1; 0 when it is not among its best.
    int rank(Source source, int candidate);

    /// Returns the highest score that a source gave.
    float best(Source source);
}
