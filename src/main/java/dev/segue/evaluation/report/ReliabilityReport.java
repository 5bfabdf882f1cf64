package dev.segue.evaluation.report;

import dev.segue.evaluation.measures.Reliability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How well one kind of probability foretold what happened.
///
/// @param name what was foretold
/// @param tests how often
/// @param foretold the mean probability
/// @param happened the share of the tests in which it happened
/// @param brier the Brier score
/// @param skill by which part that is lower than the score of the mean rate
/// @param calibrationError the expected calibration error
/// @param curve the reliability curve, by rising probability
public record ReliabilityReport(
        String name,
        long tests,
        double foretold,
        double happened,
        double brier,
        double skill,
        double calibrationError,
        List<Reliability.Point> curve) {

    public ReliabilityReport {
        curve = List.copyOf(curve);
    }

    /// Returns the report of a measurement.
    public static ReliabilityReport of(String name, Reliability reliability) {
        return new ReliabilityReport(
                name,
                reliability.tests(),
                reliability.mean(),
                reliability.rate(),
                reliability.brier(),
                reliability.skill(),
                reliability.expectedCalibrationError(),
                reliability.curve());
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tests", tests);
        put(json, "foretold", foretold);
        put(json, "happened", happened);
        put(json, "brier", brier);
        put(json, "brier_skill", skill);
        put(json, "ece", calibrationError);
        json.put("curve", curve.stream().map(ReliabilityReport::toJson).toList());
        return json;
    }

    private static Map<String, Object> toJson(Reliability.Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("foretold", point.foretold());
        json.put("happened", point.happened());
        json.put("tests", point.tests());
        return json;
    }

    private static void put(Map<String, Object> json, String name, double value) {
        json.put(name, Double.isFinite(value) ? value : null);
    }
}
