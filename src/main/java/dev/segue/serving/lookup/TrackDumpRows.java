package dev.segue.serving.lookup;

import dev.segue.events.TrackId;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.trending.TrackTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The track room's rows as names and plain values.
///
/// @param names how tracks are named
record TrackDumpRows(DumpedTracks names) {

    Map<String, Object> key(String track) {
        return names.of(new TrackId(track));
    }

    static Map<String, Object> totals(TrackTotals totals) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("plays", totals.plays());
        fields.put("skips", totals.skips());
        fields.put("likes", totals.likes());
        fields.put("dislikes", totals.dislikes());
        fields.put("listeners", totals.listeners());
        fields.put("updates", totals.updates());
        fields.put("listener_days", totals.listenerDays());
        fields.put("decayed_plays", totals.decayedPlays());
        fields.put("decayed_at_ms", totals.decayedAtMillis());
        fields.put("first_at_ms", totals.firstAtMillis());
        fields.put("last_at_ms", totals.lastAtMillis());
        fields.put("artist", totals.description().artist());
        fields.put("album", totals.description().album());
        fields.put("title", totals.description().title());
        fields.put("described_at_ms", totals.describedAtMillis());
        fields.put("usual_listener_days", totals.reach().usualDays());
        Map<String, Object> countries = new LinkedHashMap<>();
        totals.reach()
                .countries()
                .forEach(in -> countries.put(
                        in.country(), Map.of("listener_days", in.latestDays(), "usual_listener_days", in.usualDays())));
        fields.put("countries", countries);
        return fields;
    }

    Map<String, Object> successors(SuccessorRow row) {
        List<Map<String, Object>> entries = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            Map<String, Object> entry = names.of(row.track(i));
            entry.put("near", row.near(i));
            entry.put("next", row.next(i));
            entry.put("units", row.units(i));
            entry.put("pairs", row.pairs(i));
            entries.add(entry);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reference_at_ms", row.referenceMillis());
        fields.put("successors", entries);
        return fields;
    }
}
