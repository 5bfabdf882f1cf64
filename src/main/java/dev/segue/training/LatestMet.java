package dev.segue.training;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The tracks that one listener met last, each once, the latest first, with how much it was wanted.
final class LatestMet {

    private final int[] tracks;
    private final float[] strengths;

    private LatestMet(Map<Integer, Float> met) {
        tracks = met.keySet().stream().mapToInt(Integer::intValue).toArray();
        strengths = new float[tracks.length];
        int size = 0;
        for (float strength : met.values()) {
            strengths[size++] = strength;
        }
    }

    /// Looks for the latest tracks of some listeners, reading a log backwards.
    ///
    /// @param end the number of the interaction before which they were met
    /// @param depth how many tracks at most
    /// @return by listener, in their order
    static Map<Integer, LatestMet> of(InteractionLog log, int end, Collection<Integer> listeners, int depth) {
        Map<Integer, Map<Integer, Float>> found = new TreeMap<>();
        listeners.forEach(listener -> found.put(listener, new LinkedHashMap<>()));
        for (int i = end - 1; i >= 0; i--) {
            Map<Integer, Float> met = found.get(log.listener(i));
            if (met != null && met.size() < depth) {
                met.putIfAbsent(log.track(i), log.strength(i));
            }
        }
        Map<Integer, LatestMet> latest = new TreeMap<>();
        found.forEach((listener, met) -> latest.put(listener, new LatestMet(met)));
        return latest;
    }

    int size() {
        return tracks.length;
    }

    int track(int place) {
        return tracks[place];
    }

    float strength(int place) {
        return strengths[place];
    }
}
