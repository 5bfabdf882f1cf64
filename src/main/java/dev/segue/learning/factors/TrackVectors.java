package dev.segue.learning.factors;

import dev.segue.events.HalfVector;
import dev.segue.math.GramMatrix;
import java.util.concurrent.locks.StampedLock;

/// The vectors of all tracks as every process holds them: the index to search, and their Gram matrix to regress on.
///
/// One thread writes; any number read. A reader of the Gram matrix copies it and copies again when a vector came
/// meanwhile; only one that was unlucky several times in a row waits for the writer.
public final class TrackVectors {

    private static final int ATTEMPTS = 8;

    /// How many candidates are kept of a listener.
    private static final int DEPTH = 128;

    private final FactorSettings settings;
    private final FactorIndex index;
    private final CandidateCache candidates;
    private final GramMatrix gram;
    private final StampedLock gramLock = new StampedLock();
    private final float[] before;
    private final float[] after;

    /// Creates the vectors of no tracks.
    public TrackVectors(FactorSettings settings) {
        this.settings = settings;
        this.index = new FactorIndex(settings.dimensions());
        this.candidates = new CandidateCache(index, DEPTH);
        this.gram = new GramMatrix(settings.dimensions());
        this.before = new float[settings.dimensions()];
        this.after = new float[settings.dimensions()];
    }

    /// Returns the vectors that a training has made.
    public static TrackVectors of(FactorSettings settings, TrainedVectors trained) {
        TrackVectors vectors = new TrackVectors(settings);
        trained.putInto(vectors);
        return vectors;
    }

    /// Returns how vectors are made.
    public FactorSettings settings() {
        return settings;
    }

    /// Returns the vectors, to search among.
    public FactorIndex index() {
        return index;
    }

    /// Returns the same for listeners who ask again and again.
    public CandidateCache candidates() {
        return candidates;
    }

    /// Returns about how much memory they take, in bytes: rows, coarse rows, and the table that finds them.
    public long bytes() {
        return bytesOf(index.size(), settings.dimensions());
    }

    /// Returns about how much memory vectors of so many tracks take, in bytes.
    public static long bytesOf(long tracks, int dimensions) {
        return tracks * (5L * dimensions + 52);
    }

    /// Gives a track a vector; one of another length is passed over. The writing thread.
    public void put(long track, HalfVector vector) {
        if (vector.dimensions() != settings.dimensions()) {
            return;
        }
        vector.copyTo(after, 0);
        boolean known = index.read(track, before, 0);
        long stamp = gramLock.writeLock();
        try {
            if (known) {
                gram.add(before, 0, -1);
            }
            gram.add(after, 0, 1);
        } finally {
            gramLock.unlockWrite(stamp);
        }
        index.put(track, after, 0);
    }

    /// Copies the vector of a track: the one it has, or else the one that it starts from. Any thread.
    public void read(long track, float[] into) {
        if (!index.read(track, into, 0)) {
            StartingVector.of(track, into);
        }
    }

    /// Starts the regression of a listener's vector on those of the tracks. Any thread.
    public void begin(FoldIn fold) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long stamp = gramLock.tryOptimisticRead();
            if (stamp != 0) {
                fold.begin(gram);
                if (gramLock.validate(stamp)) {
                    return;
                }
            }
        }
        long stamp = gramLock.readLock();
        try {
            fold.begin(gram);
        } finally {
            gramLock.unlockRead(stamp);
        }
    }
}
