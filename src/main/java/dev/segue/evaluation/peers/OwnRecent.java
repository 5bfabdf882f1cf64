package dev.segue.evaluation.peers;

import java.util.HashSet;
import java.util.Set;

/// The tracks that the listener has chosen last, latest first: `score(u, i) = place of the last play of i by u`.
///
/// The recency baseline of repeat consumption: Anderson, Kumar, Tomkins, Vassilvitskii, *The dynamics of repeat
/// consumption*, WWW 2014. Empty in `DISCOVER` by its nature. Cost: score O(history, up to 2,000 choices).
final class OwnRecent extends Peer {

    private static final int DEEPEST = 2_000;

    OwnRecent(String name, long seed) {
        super(name, seed);
    }

    @Override
    void score(History history, Shortlist list) {
        Set<Integer> seen = new HashSet<>();
        for (int i = history.size() - 1; i >= Math.max(0, history.size() - DEEPEST); i--) {
            if (seen.add(history.track(i))) {
                list.offer(history.track(i), i);
            }
        }
    }
}
