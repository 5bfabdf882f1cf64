package dev.segue.evaluation.report;

import java.util.List;
import java.util.stream.Stream;

/// The section of a page that holds probabilities against what happened.
final class ForesightSection {

    private ForesightSection() {}

    /// Returns the section; nothing when no contestant gives probabilities.
    static String of(List<ModelReport> models) {
        List<ModelReport> giving =
                models.stream().filter(model -> !model.foresight().isEmpty()).toList();
        if (giving.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>What would become of the tracks</h2>\n");
        html.append("<p class=\"quiet\">Each of the first 20 tracks of each mixed list, before each play and skip: the"
                + " probability that it is put on next and played through (completed), or put on next and skipped, against"
                + " how often that happened. On the line, both are the same. ECE: the expected calibration error; skill: by"
                + " which part the Brier score is lower than that of the mean rate.</p>\n");
        for (ModelReport model : giving) {
            html.append("<div class=\"pair\">\n");
            for (ReliabilityReport report : model.foresight()) {
                html.append("<div class=\"card\"><h3>%s</h3>\n".formatted(title(model, report)))
                        .append(ReliabilityPlot.of(report))
                        .append("</div>\n");
            }
            html.append("</div>\n<div class=\"card\">").append(table(model)).append("</div>\n");
        }
        return html.toString();
    }

    private static HtmlTable table(ModelReport model) {
        HtmlTable table =
                new HtmlTable(List.of(model.name(), "tests", "foretold", "happened", "Brier score", "skill", "ECE"));
        for (ReliabilityReport report : model.foresight()) {
            List<String> shares = Stream.of(
                            report.foretold(),
                            report.happened(),
                            report.brier(),
                            report.skill(),
                            report.calibrationError())
                    .map(Markup::share)
                    .toList();
            table.row(
                    false,
                    words(report),
                    Stream.concat(Stream.of(Markup.count(report.tests())), shares.stream())
                            .toList());
        }
        return table;
    }

    private static String title(ModelReport model, ReliabilityReport report) {
        return Markup.text(model.name() + ": " + words(report));
    }

    private static String words(ReliabilityReport report) {
        return report.name().replace('_', ' ');
    }
}
