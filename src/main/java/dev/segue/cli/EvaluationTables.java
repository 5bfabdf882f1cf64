package dev.segue.cli;

import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.Experience;
import dev.segue.evaluation.measures.Interval;
import dev.segue.evaluation.report.EvaluationReport;
import dev.segue.evaluation.report.EvaluationReport.Subject;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.evaluation.report.PartReport;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.evaluation.report.ReliabilityReport;
import dev.segue.evaluation.report.SliceReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A measurement as tables for the console: one per slice, then costs.
record EvaluationTables(EvaluationReport report) {

    void print(PrintWriter out) {
        Subject subject = report.subject();
        out.println(String.format(
                Locale.ROOT,
                "%s (%s): %,d events, %,d of them choices, %,d refusals; %,d listeners, %,d tracks; %s to %s",
                report.file(),
                subject.format(),
                subject.events(),
                subject.chosen(),
                subject.refused(),
                subject.listeners(),
                subject.tracks(),
                subject.from(),
                subject.to()));
        out.println(String.format(
                Locale.ROOT,
                "%s, seed %d, lists of %d; %.1f s",
                subject.protocol(),
                subject.seed(),
                subject.depth(),
                report.seconds()));
        subject.notes().forEach(out::println);
        List<SliceReport> slices = report.models().getFirst().slices();
        slices.stream().filter(slice -> slice.scored() > 0).forEach(slice -> slice(slice.name(), out));
        slices.stream()
                .filter(slice -> slice.name().equals("mixed") && slice.scored() > 0)
                .forEach(slice -> experience(slice, out));
        costs(out);
        foresight(out);
        if (!report.regrets().isEmpty()) {
            out.println();
            regrets(out);
        }
        out.println();
    }

    private void regrets(PrintWriter out) {
        TextTable table = new TextTable("ONLINE", "BATCH", "SLICE", "NDCG@20 BETTER BY");
        for (RegretReport regret : report.regrets()) {
            table.row(
                    regret.online(),
                    regret.batch(),
                    regret.slice(),
                    text("%+.4f", regret.comparison().difference())
                            + text(" (p %.3f)", regret.comparison().p()));
        }
        table.print(out);
    }

    private void slice(String name, PrintWriter out) {
        boolean session = name.equals("session");
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d lists",
                name,
                report.models().getFirst().slice(name).scored()));
        TextTable table = session
                ? new TextTable("MODEL", "R-PRECISION", "95 %", "NDCG@20", "RECALL@20", "FIRST BETTER BY")
                : new TextTable(
                        "MODEL",
                        "NDCG@20",
                        "95 %",
                        "RECALL@20",
                        "MRR",
                        "COLD",
                        "WARM",
                        "HEAD",
                        "TAIL",
                        "COVERAGE@20",
                        "FIRST BETTER BY");
        for (ModelReport model : report.models()) {
            SliceReport slice = model.slice(name);
            if (session) {
                table.row(
                        model.name(),
                        figure(slice.measure("r_precision")),
                        interval(slice, "r_precision"),
                        figure(slice.measure("ndcg@20")),
                        figure(slice.measure("recall@20")),
                        better(slice, "r_precision"));
            } else {
                table.row(
                        model.name(),
                        figure(slice.measure("ndcg@20")),
                        interval(slice, "ndcg@20"),
                        figure(slice.measure("recall@20")),
                        figure(slice.measure("mrr")),
                        part(slice, "cold"),
                        part(slice, "warm"),
                        part(slice, "head"),
                        part(slice, "tail"),
                        figure(slice.spread().getOrDefault("coverage@20", 0.0)),
                        better(slice, "ndcg@20"));
            }
        }
        table.print(out);
    }

    private void experience(SliceReport first, PrintWriter out) {
        out.println();
        out.println("mixed, NDCG@20 by how many events the listener had before (lists):");
        List<Experience> steps = Arrays.stream(Experience.values())
                .filter(step -> first.parts().containsKey(step.part()))
                .toList();
        List<String> headings = new ArrayList<>(List.of("MODEL"));
        steps.forEach(step -> headings.add(String.format(
                Locale.ROOT,
                "%s (%,d)",
                step.label(),
                Objects.requireNonNull(first.parts().get(step.part())).scored())));
        TextTable table = new TextTable(headings.toArray(String[]::new));
        for (ModelReport model : report.models()) {
            List<String> cells = new ArrayList<>(List.of(model.name()));
            steps.forEach(step -> cells.add(part(model.slice(first.name()), step.part())));
            table.row(cells.toArray(String[]::new));
        }
        table.print(out);
    }

    private void costs(PrintWriter out) {
        boolean refusals = report.models().getFirst().refusals().scored() > 0;
        out.println();
        TextTable table = refusals
                ? new TextTable("MODEL", "LEARN µs/EVENT", "SCORE µs/LIST", "REFUSED IN TOP 20", "AUC")
                : new TextTable("MODEL", "LEARN µs/EVENT", "SCORE µs/LIST");
        for (ModelReport model : report.models()) {
            String learn = text("%.1f", model.learnMicrosPerEvent());
            String score = text("%.1f", model.scoreMicrosPerList());
            if (refusals) {
                table.row(
                        model.name(),
                        learn,
                        score,
                        figure(model.refusals().rates().getOrDefault(20, 0.0)),
                        figure(model.refusals().area()));
            } else {
                table.row(model.name(), learn, score);
            }
        }
        table.print(out);
    }

    private void foresight(PrintWriter out) {
        for (ModelReport model : report.models()) {
            if (!model.foresight().isEmpty()) {
                out.println();
                TextTable table = new TextTable(
                        model.name().toUpperCase(Locale.ROOT) + " FORETOLD",
                        "TESTS",
                        "SAID",
                        "HAPPENED",
                        "BRIER",
                        "SKILL",
                        "ECE");
                for (ReliabilityReport probability : model.foresight()) {
                    table.row(
                            probability.name(),
                            String.format(Locale.ROOT, "%,d", probability.tests()),
                            figure(probability.foretold()),
                            figure(probability.happened()),
                            figure(probability.brier()),
                            figure(probability.skill()),
                            figure(probability.calibrationError()));
                }
                table.print(out);
            }
        }
    }

    private static String interval(SliceReport slice, String measure) {
        Interval interval = slice.intervals().get(measure);
        return interval == null ? "" : figure(interval.low()) + "–" + figure(interval.high());
    }

    private static String better(SliceReport slice, String measure) {
        Comparison comparison = slice.against().get(measure);
        return comparison == null ? "" : text("%+.4f", comparison.difference()) + text(" (p %.3f)", comparison.p());
    }

    private static String part(SliceReport slice, String name) {
        PartReport part = slice.parts().get(name);
        return part == null ? "–" : figure(part.ndcg());
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "–" : text("%.4f", value);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
