package dev.segue.ranking;

import java.util.Arrays;

/// The tracks of one artist, in order and by plays. Immutable: a change makes a new one, so that readers need no lock.
///
/// Cost of a change: a copy of the artist's tracks, 4 bytes each.
final class ArtistTracks {

    static final int POPULAR = 64;
    static final ArtistTracks NONE = new ArtistTracks(new TrackNode[0], new TrackNode[0]);

    private final TrackNode[] inOrder;
    private final TrackNode[] popular;

    private ArtistTracks(TrackNode[] inOrder, TrackNode[] popular) {
        this.inOrder = inOrder;
        this.popular = popular;
    }

    /// Returns how many tracks the artist has.
    int size() {
        return inOrder.length;
    }

    /// Returns the track at a place in the order, see [TrackNode#inOrder].
    TrackNode at(int place) {
        return inOrder[place];
    }

    /// Returns how many tracks are ordered by plays, at most [#POPULAR].
    int popularSize() {
        return popular.length;
    }

    /// Returns the track at a rank by plays, most first.
    TrackNode popular(int rank) {
        return popular[rank];
    }

    ArtistTracks with(TrackNode node) {
        int at = -Arrays.binarySearch(inOrder, node, TrackNode::inOrder) - 1;
        return at < 0 ? this : new ArtistTracks(inserted(inOrder, at, node), popular).ranked(node);
    }

    ArtistTracks without(TrackNode node) {
        return new ArtistTracks(removed(inOrder, node), removed(popular, node));
    }

    /// Returns the index after the plays of one of its tracks have grown.
    ArtistTracks ranked(TrackNode node) {
        TrackNode[] others = removed(popular, node);
        int at = others.length;
        while (at > 0 && isBefore(node, others[at - 1])) {
            at--;
        }
        if (at < popular.length && popular[at] == node) {
            return this;
        }
        if (at >= POPULAR) {
            return this;
        }
        TrackNode[] more = inserted(others, at, node);
        return new ArtistTracks(inOrder, more.length > POPULAR ? Arrays.copyOf(more, POPULAR) : more);
    }

    /// Returns the place of a track in the order, negative when it is not there.
    int placeOf(TrackNode node) {
        return Arrays.binarySearch(inOrder, node, TrackNode::inOrder);
    }

    private static boolean isBefore(TrackNode one, TrackNode other) {
        return one.totals().plays() > other.totals().plays();
    }

    private static TrackNode[] inserted(TrackNode[] nodes, int at, TrackNode node) {
        TrackNode[] more = Arrays.copyOf(nodes, nodes.length + 1);
        System.arraycopy(nodes, at, more, at + 1, nodes.length - at);
        more[at] = node;
        return more;
    }

    private static TrackNode[] removed(TrackNode[] nodes, TrackNode node) {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] == node) {
                TrackNode[] fewer = Arrays.copyOf(nodes, nodes.length - 1);
                System.arraycopy(nodes, i + 1, fewer, i, fewer.length - i);
                return fewer;
            }
        }
        return nodes;
    }
}
