package dev.segue.ranking;

import dev.segue.listener.KnownTrack;
import dev.segue.math.Mix;
import dev.segue.math.TopK;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The pool that the sources fill: per track and source a score, a rank and the play behind it.
///
/// Whether a track may be offered is asked once, when it is first named. Sources add; [#close] ends a source and keeps
/// its best. One list's scratch: not thread-safe, about 60 bytes a candidate.
final class Candidates implements Nominations {

    /// The origin of a score that no play of the listener is behind.
    static final int NO_PLAY = -1;

    private static final int SOURCES = Source.values().length;

    private final Situation situation;
    private int[] slots = new int[1024];
    private long[] tracks = new long[512];
    private @Nullable TrackNode[] nodes = new TrackNode[512];
    private @Nullable KnownTrack[] known = new KnownTrack[512];
    private final float[][] scores = new float[SOURCES][512];
    private final float[][] strongest = new float[SOURCES][512];
    private final byte[][] origins = new byte[SOURCES][512];
    private final short[][] ranks = new short[SOURCES][512];
    private final float[] best = new float[SOURCES];
    private int size;
    private int excluded;

    Candidates(Situation situation) {
        this.situation = situation;
    }

    /// Adds to a source's score of a track, unless it may not be offered.
    ///
    /// @param back which of the latest plays is behind it, [#NO_PLAY] when none is
    void add(Source source, long track, double score, int back) {
        int candidate = candidateOf(track);
        if (nodes[candidate] == null || !(score > 0)) {
            return;
        }
        int row = source.column();
        scores[row][candidate] += (float) score;
        if (score > strongest[row][candidate]) {
            strongest[row][candidate] = (float) score;
            origins[row][candidate] = (byte) back;
        }
    }

    /// Returns whether a track may be offered. One that may not is counted as excluded; one that may is not named yet.
    boolean admits(KnownTrack track) {
        TrackNode node = situation.model().track(track.track());
        boolean admitted = node != null && situation.admits(node, track);
        if (!admitted) {
            candidateOf(track.track());
        }
        return admitted;
    }

    /// Multiplies a source's score of a candidate.
    void scale(Source source, int candidate, double factor) {
        scores[source.column()][candidate] *= (float) factor;
    }

    /// Ends a source: only its `most` best candidates keep a rank in it.
    void close(Source source, int most) {
        float[] row = scores[source.column()];
        TopK top = new TopK(most);
        for (int i = 0; i < size; i++) {
            if (row[i] > 0) {
                top.offer(tracks[i], row[i]);
            }
        }
        top.sort();
        for (int rank = 0; rank < top.size(); rank++) {
            ranks[source.column()][candidateOf(top.key(rank))] = (short) (rank + 1);
        }
        best[source.column()] = top.size() == 0 ? 0 : (float) top.score(0);
    }

    int size() {
        return size;
    }

    int excluded() {
        return excluded;
    }

    long track(int candidate) {
        return tracks[candidate];
    }

    /// Returns what the model knows of the candidate; null when it may not be offered.
    @Nullable
    TrackNode node(int candidate) {
        return nodes[candidate];
    }

    /// Returns what the track has been to the listener; null when nothing.
    @Nullable
    KnownTrack known(int candidate) {
        return known[candidate];
    }

    @Override
    public float score(Source source, int candidate) {
        return scores[source.column()][candidate];
    }

    @Override
    public float best(Source source) {
        return best[source.column()];
    }

    @Override
    public int rank(Source source, int candidate) {
        return ranks[source.column()][candidate];
    }

    /// Returns which of the latest plays weighs most in a source's score, [#NO_PLAY] when none does.
    int origin(Source source, int candidate) {
        return origins[source.column()][candidate];
    }

    /// Returns the number of a track, which it gets when it is first named.
    int candidateOf(long name) {
        long track = situation.model().heirOf(name);
        int mask = slots.length - 1;
        int slot = (int) Mix.of(track) & mask;
        while (slots[slot] != 0) {
            if (tracks[slots[slot] - 1] == track) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        if (size == tracks.length) {
            grow();
            return candidateOf(track);
        }
        int candidate = size++;
        slots[slot] = candidate + 1;
        tracks[candidate] = track;
        TrackNode node = situation.model().track(track);
        KnownTrack acquaintance = situation.known().get(track);
        known[candidate] = acquaintance;
        if (node != null && situation.admits(node, acquaintance)) {
            nodes[candidate] = node;
        } else {
            excluded++;
        }
        return candidate;
    }

    private void grow() {
        int capacity = tracks.length * 2;
        tracks = Arrays.copyOf(tracks, capacity);
        nodes = Arrays.copyOf(nodes, capacity);
        known = Arrays.copyOf(known, capacity);
        for (int i = 0; i < SOURCES; i++) {
            scores[i] = Arrays.copyOf(scores[i], capacity);
            strongest[i] = Arrays.copyOf(strongest[i], capacity);
            origins[i] = Arrays.copyOf(origins[i], capacity);
            ranks[i] = Arrays.copyOf(ranks[i], capacity);
        }
        slots = new int[capacity * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = (int) Mix.of(tracks[i]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }
}
