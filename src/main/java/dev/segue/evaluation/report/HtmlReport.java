package dev.segue.evaluation.report;

import dev.segue.evaluation.report.EvaluationReport.Subject;
import java.util.List;
import java.util.Locale;

/// Measurements as one page that needs nothing else: no script, no network, light and dark.
///
/// @param reports one a recording, from one
public record HtmlReport(List<EvaluationReport> reports) {

    public HtmlReport {
        reports = List.copyOf(reports);
    }

    /// Returns the page.
    public String html() {
        StringBuilder html = new StringBuilder();
        reports.forEach(report -> report(html, report));
        html.append("<footer>Made by <code>segue evaluate --html</code>. Intervals: 95 %, bootstrap over listeners.")
                .append(" Ties fall by a hash; a track that nobody had played is in no list.</footer>\n");
        return HtmlPage.of("Segue: how good the lists are", html.toString());
    }

    private static void report(StringBuilder html, EvaluationReport report) {
        Subject subject = report.subject();
        ModelReport first = report.models().getFirst();
        html.append("<h1>").append(Markup.text(fileName(report))).append("</h1>\n");
        html.append(
                "<p class=\"quiet\">%s events of %s listeners and %s tracks, %s to %s · %s protocol, %s lists scored, seed %d · %s</p>\n"
                        .formatted(
                                Markup.count(subject.events()),
                                Markup.count(subject.listeners()),
                                Markup.count(subject.tracks()),
                                Markup.text(date(subject.from())),
                                Markup.text(date(subject.to())),
                                Markup.text(subject.protocol()),
                                Markup.count(first.slice("mixed").scored()),
                                subject.seed(),
                                String.format(Locale.ROOT, "%.0f s", report.seconds())));
        subject.notes()
                .forEach(note -> html.append("<p class=\"note\">")
                        .append(Markup.text(note))
                        .append("</p>\n"));
        List<String> slices = first.slices().stream()
                .filter(slice -> slice.scored() > 0)
                .map(SliceReport::name)
                .toList();
        tiles(html, first, slices);
        html.append(new HtmlSections(report, slices).html());
    }

    private static void tiles(StringBuilder html, ModelReport first, List<String> slices) {
        html.append("<div class=\"tiles\">\n");
        for (String name : slices) {
            SliceReport slice = first.slice(name);
            String measure = HtmlSections.measureOf(name);
            html.append(
                    "<div class=\"card\"><span class=\"quiet\">%s, %s</span><b>%s</b><span class=\"quiet\">%s · %s lists</span></div>\n"
                            .formatted(
                                    name,
                                    HtmlSections.label(measure),
                                    Markup.share(slice.measure(measure)),
                                    HtmlSections.interval(slice, measure),
                                    Markup.count(slice.scored())));
        }
        html.append("</div>\n");
    }

    private static String fileName(EvaluationReport report) {
        return report.file().substring(report.file().lastIndexOf('/') + 1);
    }

    private static String date(String time) {
        return time.length() < 10 ? time : time.substring(0, 10);
    }
}
