package dev.segue.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A recording replayed at some speeds: what the stream made of it, beside what it comes to offline.
///
/// @param subject what was replayed
/// @param atOnce offline, everything known to everybody at once
/// @param ownPace offline, divided and held back as the stream is, at the pace of the recording's own times
/// @param speeds one for each speed, in the order in which they were asked for
public record ReplayReport(Subject subject, ReplayScores atOnce, ReplayScores ownPace, List<Speed> speeds) {

    /// What was replayed, and to what.
    ///
    /// @param file the recording
    /// @param events how many of its events
    /// @param warmUp how many of these came first and were only learnt
    /// @param cores how many the machine has
    /// @param partitions of the topics
    /// @param rowsPerSecond rows that may be published a second, over all partitions
    public record Subject(String file, long events, long warmUp, int cores, int partitions, int rowsPerSecond) {}

    /// What came of one speed.
    ///
    /// @param eventsPerSecond the pace that was asked for
    /// @param reached the pace from the first event sent to the last one read
    /// @param mostUnread how many events were sent and not yet read, at the worst moment that was looked at
    /// @param unaccepted events that the stream took for duplicates, or did not accept
    /// @param loadAverage of the machine's last minute when the last event had been read
    /// @param divided offline, divided and held back as the stream is, at this pace
    /// @param live what the stream measured
    public record Speed(
            int eventsPerSecond,
            double reached,
            long mostUnread,
            long unaccepted,
            double loadAverage,
            ReplayScores divided,
            ReplayScores live) {}

    public ReplayReport {
        speeds = List.copyOf(speeds);
    }

    /// Returns the one JSON document.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", subject.file());
        json.put("events", subject.events());
        json.put("warm_up", subject.warmUp());
        json.put("cores", subject.cores());
        json.put("partitions", subject.partitions());
        json.put("publish_rows_per_s", subject.rowsPerSecond());
        json.put("offline", atOnce.toJson());
        json.put("own_pace_divided", ownPace.toJson());
        json.put("speeds", speeds.stream().map(this::json).toList());
        return json;
    }

    /// Returns the lines of one measure, slice by slice, the slowest pace first.
    public List<ReplayLine> lines(ReplayMeasure measure) {
        List<ReplayLine> lines = new ArrayList<>();
        for (int slice = 0; slice < atOnce.slices().size(); slice++) {
            PartReport whole = atOnce.slices().get(slice);
            double best = measure.of(whole);
            lines.add(new ReplayLine(
                    whole.label(),
                    ReplayLine.OWN_PACE,
                    best,
                    measure.of(ownPace.slices().get(slice)),
                    Double.NaN));
            for (Speed speed : speeds) {
                lines.add(new ReplayLine(
                        whole.label(),
                        speed.eventsPerSecond(),
                        best,
                        measure.of(speed.divided().slices().get(slice)),
                        measure.of(speed.live().slices().get(slice))));
            }
        }
        return lines;
    }

    private Map<String, Object> json(Speed speed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("events_per_s", speed.eventsPerSecond());
        json.put("reached_events_per_s", speed.reached());
        json.put("most_unread", speed.mostUnread());
        json.put("unaccepted", speed.unaccepted());
        json.put("load_average", speed.loadAverage());
        json.put("divided", speed.divided().toJson());
        json.put("live", speed.live().toJson());
        Map<String, Object> lost = new LinkedHashMap<>();
        lines(ReplayMeasure.NDCG).stream()
                .filter(line -> line.eventsPerSecond() == speed.eventsPerSecond())
                .forEach(line -> lost.put(line.slice(), line.lost()));
        json.put("lost_ndcg@20", lost);
        return json;
    }
}
