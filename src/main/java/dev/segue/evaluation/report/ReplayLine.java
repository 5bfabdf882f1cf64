package dev.segue.evaluation.report;

import java.util.LinkedHashMap;
import java.util.Map;

/// One measure of one slice at one speed, and what the way from offline to live is made of. NaN where nothing was
/// scored.
///
/// @param slice the slice
/// @param eventsPerSecond the pace; [#OWN_PACE]: that of the recording's own times
/// @param atOnce offline, everything known at once
/// @param divided offline, divided and held back as the stream is
/// @param live what the stream measured
public record ReplayLine(String slice, int eventsPerSecond, double atOnce, double divided, double live) {

    /// In the place of a number of events a second.
    public static final int OWN_PACE = 0;

    /// Returns what dividing and holding back cost: the design, on a machine that computes in no time.
    public double design() {
        return atOnce - divided;
    }

    /// Returns what is lost besides: the time of computing, and whatever the divided loop leaves out.
    public double rest() {
        return divided - live;
    }

    Map<String, Object> lost() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("design", Double.isNaN(design()) ? null : design());
        json.put("rest", Double.isNaN(rest()) ? null : rest());
        return json;
    }
}
