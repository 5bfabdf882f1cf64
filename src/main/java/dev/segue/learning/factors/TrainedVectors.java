package dev.segue.learning.factors;

import dev.segue.events.HalfVector;
import dev.segue.math.LongTable;
import java.util.List;
import java.util.Map;

/// Vectors that were fitted to a whole log at once, for online learning to go on from: those of tracks, and a sample of
/// those of listeners. Immutable.
///
/// Memory: `2 · dimensions + 60` bytes a track.
public final class TrainedVectors {

    /// No vectors: online learning starts from nothing.
    public static final TrainedVectors NONE = new TrainedVectors(Map.of(), List.of());

    private final LongTable<HalfVector> byTrack = new LongTable<>();
    private final long[] tracks;
    private final List<HalfVector> listeners;

    /// @param vectors by fingerprint of the track
    /// @param listeners of the latest interactions, the latest first
    public TrainedVectors(Map<Long, HalfVector> vectors, List<HalfVector> listeners) {
        vectors.forEach(byTrack::put);
        this.tracks =
                vectors.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        this.listeners = List.copyOf(listeners);
    }

    /// Copies the vector of a track.
    ///
    /// @return whether the track has one of that length; if not, nothing is copied
    boolean read(long track, float[] into) {
        HalfVector vector = byTrack.get(track);
        if (vector == null || vector.dimensions() != into.length) {
            return false;
        }
        vector.copyTo(into, 0);
        return true;
    }

    /// Returns about how much memory they take, in bytes.
    public long bytes() {
        int dimensions = listeners.isEmpty() ? 0 : listeners.getFirst().dimensions();
        return bytesOf(tracks.length, listeners.size(), dimensions);
    }

    /// Returns about how much memory vectors of so many tracks and listeners take, in bytes.
    public static long bytesOf(long tracks, long listeners, int dimensions) {
        return tracks * (2L * dimensions + 60) + listeners * (2L * dimensions + 40);
    }

    /// Puts the vectors of all tracks that have none there where they are searched. The writing thread.
    public void putInto(TrackVectors vectors) {
        for (long track : tracks) {
            HalfVector vector = byTrack.get(track);
            if (vector != null && !vectors.index().has(track)) {
                vectors.put(track, vector);
            }
        }
    }

    List<HalfVector> listeners() {
        return listeners;
    }
}
