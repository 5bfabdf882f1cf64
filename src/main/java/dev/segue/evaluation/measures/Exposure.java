package dev.segue.evaluation.measures;

import java.util.Arrays;

/// How lists spread over the catalog: which tracks were offered how often. Not thread-safe.
///
/// Tracks are numbers from 0, given densely. Sources: Castells, Hurley, Vargas, *Novelty and diversity in
/// recommender systems*, Recommender Systems Handbook, 2015 (self-information, intra-list distance); Fleder,
/// Hosanagar, *Blockbuster culture's next rise or fall*, Management Science 2009 (Gini).
public final class Exposure {

    private int[] offered = new int[256];
    private long lists;
    private double selfInformation;
    private double diversity;
    private long diverseLists;

    /// Counts one track of a list.
    public void offer(int track) {
        if (track >= offered.length) {
            offered = Arrays.copyOf(offered, Math.max(track + 1, offered.length * 2));
        }
        offered[track]++;
    }

    /// Ends a list.
    ///
    /// @param meanSelfInformation mean over its tracks of `−log2(share of all plays)`, in bits
    /// @param differentPairs share of the pairs of its tracks that are by different artists; NaN when there is none
    public void endList(double meanSelfInformation, double differentPairs) {
        lists++;
        selfInformation += meanSelfInformation;
        if (!Double.isNaN(differentPairs)) {
            diverseLists++;
            diversity += differentPairs;
        }
    }

    /// Returns the share of the tracks that was offered at least once.
    ///
    /// @param tracks how many tracks there are
    public double coverage(int tracks) {
        return tracks == 0
                ? 0
                : (double) Arrays.stream(offered).filter(count -> count > 0).count() / tracks;
    }

    /// Returns the Gini coefficient of how often each track was offered: 0 when all are offered equally, near 1 when a
    /// few are offered always; 0 when nothing was offered.
    ///
    /// @param tracks how many tracks there are, at least as many as were offered
    public double gini(int tracks) {
        int[] counts =
                Arrays.stream(offered).filter(count -> count > 0).sorted().toArray();
        int neverOffered = tracks - counts.length;
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            weighted += (neverOffered + i + 1.0) * counts[i];
            sum += counts[i];
        }
        return sum == 0 ? 0 : 2 * weighted / (tracks * sum) - (tracks + 1.0) / tracks;
    }

    /// Returns the mean self-information of an offered track, in bits; 0 without lists.
    public double novelty() {
        return lists == 0 ? 0 : selfInformation / lists;
    }

    /// Returns the mean share of a list's pairs that are by different artists; NaN when no list had two tracks whose
    /// artists are known.
    public double diversity() {
        return diverseLists == 0 ? Double.NaN : diversity / diverseLists;
    }
}
