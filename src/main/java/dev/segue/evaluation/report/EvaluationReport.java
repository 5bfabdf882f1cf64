package dev.segue.evaluation.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a measurement over one recording found.
///
/// @param file the recording's file, as it was given
/// @param subject what was measured, and how
/// @param seconds how long it took
/// @param models the contestants, in the order of the table; the others are compared with the first
/// @param regrets what learning event by event gains, or loses, against retraining in batch
public record EvaluationReport(
        String file, Subject subject, double seconds, List<ModelReport> models, List<RegretReport> regrets) {

    /// What was measured, and how.
    ///
    /// @param format the recording's format
    /// @param protocol `prequential` or one of the offline protocols
    /// @param every each how many-th play (or listener) was asked for
    /// @param depth how long the lists were
    /// @param seed of bootstrap and folds
    /// @param events how many events were used
    /// @param rejected how many rows could not be used
    /// @param chosen how many events are plays, or stand for one
    /// @param refused how many events are skips, dislikes or bad ratings
    /// @param listeners how many listeners there are
    /// @param tracks how many tracks there are
    /// @param from the first event's time
    /// @param to the last event's time
    /// @param notes what a reader must know to judge the figures
    public record Subject(
            String format,
            String protocol,
            int every,
            int depth,
            long seed,
            long events,
            long rejected,
            long chosen,
            long refused,
            int listeners,
            int tracks,
            String from,
            String to,
            List<String> notes) {

        public Subject {
            notes = List.copyOf(notes);
        }
    }

    public EvaluationReport {
        models = List.copyOf(models);
        regrets = List.copyOf(regrets);
    }

    /// Returns the report as one JSON object, keys in a stable order.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("format", subject.format());
        json.put("protocol", subject.protocol());
        json.put("every", subject.every());
        json.put("list_length", subject.depth());
        json.put("seed", subject.seed());
        json.put("events", subject.events());
        json.put("rejected", subject.rejected());
        json.put("chosen", subject.chosen());
        json.put("refused", subject.refused());
        json.put("listeners", subject.listeners());
        json.put("tracks", subject.tracks());
        json.put("from", subject.from());
        json.put("to", subject.to());
        json.put("notes", subject.notes());
        json.put("seconds", seconds);
        json.put("models", models.stream().map(ModelReport::toJson).toList());
        if (!regrets.isEmpty()) {
            json.put("against_batch", regrets.stream().map(RegretReport::toJson).toList());
        }
        return json;
    }
}
