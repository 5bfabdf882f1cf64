package dev.segue.evaluation.report;

import java.util.List;
import java.util.Locale;

/// A replay at some speeds as one page: curves, then what they are drawn from.
public final class ReplayPage {

    private ReplayPage() {}

    /// Returns the page.
    public static String of(ReplayReport report) {
        ReplayReport.Subject subject = report.subject();
        StringBuilder html = new StringBuilder("<h1>Live against offline</h1>\n");
        html.append(
                "<p class=\"quiet\">%s · %s events, the first %s only learnt · %d partitions · %s rows a second published · %d cores</p>\n"
                        .formatted(
                                Markup.text(subject.file()),
                                Markup.count(subject.events()),
                                Markup.count(subject.warmUp()),
                                subject.partitions(),
                                Markup.count(subject.rowsPerSecond()),
                                subject.cores()));
        curves(html, report);
        for (ReplayMeasure measure : ReplayMeasure.values()) {
            table(html, measure, report.lines(measure));
        }
        speeds(html, report.speeds());
        html.append("<footer>Made by <code>segue bench live</code>.</footer>\n");
        return HtmlPage.of("Segue: live against offline", html.toString());
    }

    private static void curves(StringBuilder html, ReplayReport report) {
        html.append("<h2>By speed</h2>\n").append(SpeedCurves.legend()).append("<div class=\"pair\">\n");
        List<ReplayLine> lines = report.lines(ReplayMeasure.NDCG);
        for (PartReport slice : report.atOnce().slices()) {
            html.append("<div class=\"card\"><h3>%s, NDCG@20</h3>\n".formatted(slice.label()))
                    .append(SpeedCurves.of(
                            slice.label(),
                            lines.stream()
                                    .filter(line -> line.slice().equals(slice.label()))
                                    .toList()))
                    .append("</div>\n");
        }
        html.append("</div>\n");
    }

    private static void table(StringBuilder html, ReplayMeasure measure, List<ReplayLine> lines) {
        HtmlTable table = new HtmlTable(
                List.of(measure.label(), "events/s", "at once", "divided", "live", "the design costs", "the rest"));
        for (ReplayLine line : lines) {
            table.row(
                    false,
                    line.slice(),
                    List.of(
                            line.eventsPerSecond() == ReplayLine.OWN_PACE
                                    ? "own pace"
                                    : Markup.count(line.eventsPerSecond()),
                            Markup.share(line.atOnce()),
                            Markup.share(line.divided()),
                            Markup.share(line.live()),
                            Markup.share(line.design()),
                            Markup.share(line.rest())));
        }
        html.append("<div class=\"card\">").append(table).append("</div>\n");
    }

    private static void speeds(StringBuilder html, List<ReplayReport.Speed> speeds) {
        HtmlTable table =
                new HtmlTable(List.of("events/s", "reached", "most unread", "not accepted", "scored live", "load"));
        for (ReplayReport.Speed speed : speeds) {
            table.row(
                    false,
                    Markup.count(speed.eventsPerSecond()),
                    List.of(
                            Markup.count(Math.round(speed.reached())),
                            Markup.count(speed.mostUnread()),
                            Markup.count(speed.unaccepted()),
                            Markup.count(speed.live().mixed().scored()),
                            String.format(Locale.ROOT, "%.1f", speed.loadAverage())));
        }
        html.append("<div class=\"card\">").append(table).append("</div>\n");
    }
}
