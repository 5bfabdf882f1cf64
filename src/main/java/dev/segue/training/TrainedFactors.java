package dev.segue.training;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.LatestListeners;
import dev.segue.learning.factors.TrainedVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The vectors of a generation: of its tracks, and of a sample of the listeners of its last interactions, who stand for
/// everybody when online learning goes on from there.
///
/// @param dimensions the length of every vector
/// @param tracks by track, in the order in which they were first met
/// @param listeners the sample, the latest first
public record TrainedFactors(int dimensions, Map<TrackId, HalfVector> tracks, List<HalfVector> listeners) {

    public TrainedFactors {
        tracks = Collections.unmodifiableMap(new LinkedHashMap<>(tracks));
        listeners = List.copyOf(listeners);
    }

    /// Takes the vectors of a fit.
    ///
    /// @param end the number of the first interaction that was not learnt
    /// @param depth how many of a listener's latest tracks make the listener's vector
    static TrainedFactors of(InteractionLog log, FitTracks fit, Folding folding, int end, int depth) {
        VectorTable vectors = fit.vectors();
        Map<TrackId, HalfVector> tracks = new LinkedHashMap<>();
        for (int track = 0; track < vectors.rows(); track++) {
            if (fit.isKept(track)) {
                tracks.put(log.trackId(track), vectors.half(track));
            }
        }
        return new TrainedFactors(vectors.dimensions(), tracks, listeners(log, folding, end, depth, vectors));
    }

    /// Returns these with what was learnt later: vectors of tracks in the place of those that there were, and the later
    /// sample of listeners.
    TrainedFactors with(TrainedFactors later) {
        Map<TrackId, HalfVector> all = new LinkedHashMap<>(tracks);
        all.putAll(later.tracks);
        return new TrainedFactors(dimensions, all, later.listeners.isEmpty() ? listeners : later.listeners);
    }

    /// Returns the vectors for online learning to go on from.
    public TrainedVectors toVectors() {
        Map<Long, HalfVector> vectors = new HashMap<>();
        tracks.forEach((track, vector) -> vectors.put(track.fingerprint(), vector));
        return new TrainedVectors(vectors, listeners);
    }

    private static List<HalfVector> listeners(
            InteractionLog log, Folding folding, int end, int depth, VectorTable vectors) {
        List<Integer> sample = new ArrayList<>();
        for (int i = end - 1; i >= 0 && sample.size() < LatestListeners.SIZE; i -= LatestListeners.EVERY) {
            sample.add(log.listener(i));
        }
        Set<Integer> distinct = new LinkedHashSet<>(sample);
        Map<Integer, HalfVector> tastes = new LinkedHashMap<>();
        float[] taste = new float[vectors.dimensions()];
        LatestMet.of(log, end, distinct, depth).forEach((listener, latest) -> {
            if (folding.solve(latest, taste)) {
                tastes.put(listener, HalfVector.of(taste));
            }
        });
        List<HalfVector> listeners = new ArrayList<>();
        for (int listener : sample) {
            HalfVector known = tastes.get(listener);
            if (known != null) {
                listeners.add(known);
            }
        }
        return listeners;
    }
}
