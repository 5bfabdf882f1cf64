package dev.segue.ranking;

import dev.segue.math.TopK;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One list made from the best candidates, so that they are not all alike: maximal marginal relevance, with caps.
///
/// Each place goes to the candidate with the greatest `(1 − d) · relevance − d · likeness to the most alike track
/// before it`, `d` being the diversity asked for. Relevance is the score, brought to `[0, 1]` between the worst and
/// the best that are looked at: [#DEPTH] times as many as the list holds. When every candidate left belongs to an
/// artist or an album that has its share, all shares grow by one.
///
/// Source: Carbonell, Goldstein, *The Use of MMR, Diversity-Based Reranking for Reordering Documents and Producing
/// Summaries*, SIGIR 1998. We differ: relevance is normalised, because our scores are no similarities, and the caps.
///
/// Cost: O(list · (candidates + row)). For one thread and one list.
final class Variety {

    /// How many candidates are looked at for each place.
    static final int DEPTH = 4;

    private static final int LEAST = 100;

    private final Shortlist list;
    private final TopK head;
    private final VarietySettings settings;
    private final Likeness likeness;
    private final @Nullable TrackNode[] nodes;
    private final int[] placeInHead;
    private final double[] mostAlike;
    private final boolean[] taken;
    private final Map<Long, Integer> ofArtist = new HashMap<>();
    private final Map<String, Integer> ofAlbum = new HashMap<>();
    private int relaxed;

    /// @param list the candidates
    /// @param head the best of them in order, by fingerprint
    Variety(Shortlist list, TopK head, VarietySettings settings, Likeness likeness) {
        this.list = list;
        this.head = head;
        this.settings = settings;
        this.likeness = likeness;
        this.nodes = new TrackNode[head.size()];
        this.mostAlike = new double[head.size()];
        this.taken = new boolean[head.size()];
        this.placeInHead = new int[list.size()];
        Arrays.fill(placeInHead, -1);
        for (int i = 0; i < nodes.length; i++) {
            int candidate = list.candidateOf(head.key(i));
            nodes[i] = list.pool().node(list.inPool(candidate));
            placeInHead[candidate] = i;
        }
    }

    /// Returns how many of the best are to be looked at for a list.
    static int depthOf(int limit) {
        return Math.max(LEAST, DEPTH * limit);
    }

    /// Returns the list, as ranks in the head.
    int[] select(int limit, double diversity) {
        int[] chosen = new int[Math.min(limit, nodes.length)];
        for (int place = 0; place < chosen.length; place++) {
            int best = next(diversity);
            while (best < 0) {
                relaxed++;
                best = next(diversity);
            }
            chosen[place] = best;
            take(best);
        }
        return chosen;
    }

    /// Returns the one to come next, negative when no candidate is within the caps. The better ranked of equals.
    private int next(double diversity) {
        double best = head.score(0);
        double span = best - head.score(nodes.length - 1);
        int chosen = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < nodes.length; i++) {
            double relevance = span > 0 ? 1 - (best - head.score(i)) / span : 1;
            double value = (1 - diversity) * relevance - diversity * mostAlike[i];
            if (!taken[i] && value > most && isWithinCaps(nodes[i])) {
                chosen = i;
                most = value;
            }
        }
        return chosen;
    }

    private boolean isWithinCaps(@Nullable TrackNode node) {
        if (node == null || node.artist() == 0) {
            return true;
        }
        String album = albumOf(node);
        return ofArtist.getOrDefault(node.artist(), 0) < settings.mostOfArtist() + relaxed
                && (album.isEmpty() || ofAlbum.getOrDefault(album, 0) < settings.mostOfAlbum() + relaxed);
    }

    private void take(int index) {
        taken[index] = true;
        TrackNode node = nodes[index];
        if (node == null) {
            return;
        }
        if (node.artist() != 0) {
            ofArtist.merge(node.artist(), 1, Integer::sum);
            ofAlbum.merge(albumOf(node), 1, Integer::sum);
            for (int i = 0; i < nodes.length; i++) {
                mostAlike[i] = Math.max(mostAlike[i], likeness.byOrigin(node, nodes[i]));
            }
        }
        Followers row = node.followers();
        for (int i = 0; i < row.size(); i++) {
            int candidate = list.candidateOf(row.track(i));
            int there = candidate < 0 ? -1 : placeInHead[candidate];
            TrackNode follower = there < 0 ? null : nodes[there];
            if (follower != null) {
                mostAlike[there] =
                        Math.max(mostAlike[there], likeness.byListening(row, row.near(i), follower.followers()));
            }
        }
    }

    /// Albums are told apart by artist and title.
    private static String albumOf(TrackNode node) {
        String album = node.description().album();
        return album.isEmpty() ? "" : node.artist() + "/" + album;
    }
}
