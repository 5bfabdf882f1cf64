package dev.segue.evaluation;

import java.util.List;

/// One way to say how well tracks fit to some tracks of a playlist.
public interface PlaylistScorer {

    /// Returns the name in tables and JSON, in kebab-case.
    String name();

    /// Returns a score for each candidate, in the same order; higher fits better. Equal ones fall by a hash of the
    /// track.
    ///
    /// @param seeds the tracks of the playlist that are shown
    /// @param candidates the tracks to choose from
    double[] score(List<Integer> seeds, int[] candidates);
}
