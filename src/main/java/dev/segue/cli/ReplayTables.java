package dev.segue.cli;

import dev.segue.evaluation.report.Markup;
import dev.segue.evaluation.report.ReplayLine;
import dev.segue.evaluation.report.ReplayMeasure;
import dev.segue.evaluation.report.ReplayReport;
import java.io.PrintWriter;
import java.util.Locale;

/// What came of replaying a recording at some speeds, as tables on a terminal.
///
/// @param report what came of it
record ReplayTables(ReplayReport report) {

    void print(PrintWriter out) {
        ReplayReport.Subject subject = report.subject();
        out.printf(
                Locale.ROOT,
                "%s: %,d events, the first %,d only learnt, %d partitions, %,d rows a second published, %d cores%n",
                subject.file(),
                subject.events(),
                subject.warmUp(),
                subject.partitions(),
                subject.rowsPerSecond(),
                subject.cores());
        for (ReplayMeasure measure : ReplayMeasure.values()) {
            out.println();
            table(measure).print(out);
        }
        out.println();
        speeds().print(out);
    }

    private TextTable table(ReplayMeasure measure) {
        TextTable table = new TextTable(
                measure.label(), "events/s", "at once", "divided", "live", "the design costs", "the rest");
        for (ReplayLine line : report.lines(measure)) {
            table.row(
                    line.slice(),
                    line.eventsPerSecond() == ReplayLine.OWN_PACE
                            ? "own pace"
                            : Integer.toString(line.eventsPerSecond()),
                    Markup.share(line.atOnce()),
                    Markup.share(line.divided()),
                    Markup.share(line.live()),
                    Markup.share(line.design()),
                    Markup.share(line.rest()));
        }
        return table;
    }

    private TextTable speeds() {
        TextTable table = new TextTable("events/s", "reached", "most unread", "not accepted", "scored live", "load");
        for (ReplayReport.Speed speed : report.speeds()) {
            table.row(
                    Integer.toString(speed.eventsPerSecond()),
                    Markup.count(Math.round(speed.reached())),
                    Markup.count(speed.mostUnread()),
                    Markup.count(speed.unaccepted()),
                    Markup.count(speed.live().mixed().scored()),
                    String.format(Locale.ROOT, "%.1f", speed.loadAverage()));
        }
        return table;
    }
}
