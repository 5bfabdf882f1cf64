package dev.segue.serving.lookup;

import dev.segue.events.TrackId;
import dev.segue.ranking.Model;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a dump names tracks: `track` is the fingerprint in 16 hex digits, `id` the id where it is known.
///
/// @param model knows the ids behind fingerprints
record DumpedTracks(Model model) {

    /// Returns names to which further fields can be added.
    Map<String, Object> of(long track) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("track", hex(track));
        model.idOf(track).ifPresent(id -> names.put("id", id.value()));
        return names;
    }

    Map<String, Object> of(TrackId track) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("track", hex(track.fingerprint()));
        names.put("id", track.value());
        return names;
    }

    static String hex(long fingerprint) {
        return "%016x".formatted(fingerprint);
    }
}
