package dev.segue.evaluation.report;

import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.Cutoffs;
import dev.segue.evaluation.measures.Experience;
import dev.segue.evaluation.measures.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The sections of a page about one recording.
final class HtmlSections {

    private static final int CURVES = 4;

    private final StringBuilder html = new StringBuilder();
    private final List<ModelReport> models;
    private final ModelReport first;
    private final List<String> slices;
    private final List<RegretReport> regrets;

    /// @param slices those that have figures
    HtmlSections(EvaluationReport report, List<String> slices) {
        this.models = report.models();
        this.first = models.getFirst();
        this.slices = slices;
        this.regrets = report.regrets();
    }

    String html() {
        if (!slices.isEmpty()) {
            comparison();
            curves();
            parts();
            spread();
            cutoffs();
        }
        regrets();
        refusals();
        html.append(ForesightSection.of(models));
        costs();
        return html.toString();
    }

    /// Returns the measure by which a slice is judged.
    static String measureOf(String slice) {
        return slice.equals("session") ? "r_precision" : "ndcg@20";
    }

    static String label(String measure) {
        return measure.equals("r_precision") ? "R-precision" : "NDCG@20";
    }

    static String interval(SliceReport slice, String measure) {
        Interval interval = slice.intervals().get(measure);
        return interval == null ? "" : interval(interval);
    }

    private static String interval(Interval interval) {
        return Markup.share(interval.low()) + " to " + Markup.share(interval.high());
    }

    private void comparison() {
        heading("Who wins", "All were asked the same questions. Dots are means, bars 95 % intervals.");
        html.append("<div class=\"pair\">\n");
        for (String slice : slices) {
            html.append("<div class=\"card\"><h3>%s, %s</h3>\n".formatted(slice, label(measureOf(slice))))
                    .append(DotPlot.of(models, slice, measureOf(slice), first.name()))
                    .append("</div>\n");
        }
        html.append("</div>\n");
        for (String slice : slices) {
            String measure = measureOf(slice);
            HtmlTable table = new HtmlTable(List.of(
                    slice, label(measure), "95 %", "recall@20", "MRR", first.name() + " better by", "95 %", "p"));
            for (ModelReport model : models) {
                SliceReport of = model.slice(slice);
                Comparison against = of.against().get(measure);
                table.row(
                        isFirst(model),
                        model.name(),
                        List.of(
                                Markup.share(of.measure(measure)),
                                interval(of, measure),
                                Markup.share(of.measure("recall@20")),
                                Markup.share(of.measure("mrr")),
                                against == null ? "" : Markup.share(against.difference()),
                                against == null ? "" : interval(against.interval()),
                                against == null ? "" : String.format(Locale.ROOT, "%.3f", against.p())));
            }
            html.append("<div class=\"card\">").append(table).append("</div>\n");
        }
    }

    private void curves() {
        heading("Over time", "NDCG@20 by day, or by longer periods where there are many days.");
        html.append("<div class=\"pair\">\n");
        for (String slice : slices) {
            List<ModelReport> shown = best(slice);
            html.append("<div class=\"card\"><h3>").append(slice).append("</h3>\n<div class=\"legend\">");
            for (int i = 0; i < shown.size(); i++) {
                html.append(
                        "<span><svg viewBox=\"0 0 18 10\"><line class=\"k%d\" stroke-width=\"3\" x1=\"0\" x2=\"18\" y1=\"5\" y2=\"5\"/></svg>%s</span>"
                                .formatted(i + 1, Markup.text(shown.get(i).name())));
            }
            html.append("</div>\n").append(TimeCurves.of(shown, slice)).append("</div>\n");
        }
        html.append("</div>\n");
    }

    private void parts() {
        heading(
                "For whom, and for what",
                "NDCG@20. Cold listeners have fewer than 5 events; the head is the most played tracks that have half of"
                        + " all plays. Tracks that nobody had played (new) cannot be in a list.");
        Set<String> steps =
                Arrays.stream(Experience.values()).map(Experience::part).collect(Collectors.toSet());
        parts(part -> !steps.contains(part), UnaryOperator.identity());
        heading(
                "How soon lists are good",
                "NDCG@20 by how many events the listener had had before; 0: of somebody of whom nothing was known.");
        Map<String, String> labels =
                Arrays.stream(Experience.values()).collect(Collectors.toMap(Experience::part, Experience::label));
        parts(steps::contains, part -> labels.getOrDefault(part, part));
    }

    private void parts(Predicate<String> shown, UnaryOperator<String> label) {
        for (String slice : slices) {
            List<String> names =
                    first.slice(slice).parts().keySet().stream().filter(shown).toList();
            if (!names.isEmpty()) {
                HtmlTable table = new HtmlTable(HtmlTable.headings(
                        slice,
                        names.stream()
                                .map(part -> label.apply(part) + " ("
                                        + Markup.count(
                                                partOf(first, slice, part).scored()) + ")")
                                .toList()));
                double greatest = models.stream()
                        .flatMap(model -> names.stream()
                                .map(part -> partOf(model, slice, part).ndcg()))
                        .filter(Double::isFinite)
                        .max(Comparator.naturalOrder())
                        .orElse(0.0);
                for (ModelReport model : models) {
                    table.bars(
                            isFirst(model),
                            model.name(),
                            names.stream()
                                    .map(part -> partOf(model, slice, part).ndcg())
                                    .toList(),
                            greatest);
                }
                html.append("<div class=\"card\">").append(table).append("</div>\n");
            }
        }
    }

    private void spread() {
        heading(
                "How wide the lists reach",
                "Of the first 20: the share of all played tracks that was ever offered (coverage), how unevenly (Gini,"
                        + " 0 is even), how little known its tracks are (bits), and the share of its pairs of tracks that are by"
                        + " different artists.");
        for (String slice : slices) {
            if (!first.slice(slice).spread().isEmpty()) {
                HtmlTable table = new HtmlTable(
                        List.of(slice, "coverage", "Gini", "self-information, bits", "different artists"));
                for (ModelReport model : models) {
                    SliceReport of = model.slice(slice);
                    table.row(
                            isFirst(model),
                            model.name(),
                            List.of(
                                    spread(of, "coverage@20"),
                                    spread(of, "gini@20"),
                                    String.format(
                                            Locale.ROOT, "%.2f", of.spread().getOrDefault("novelty@20", 0.0)),
                                    spread(of, "diversity@20")));
                }
                html.append("<div class=\"card\">").append(table).append("</div>\n");
            }
        }
    }

    private void cutoffs() {
        heading("At every length", "Measures of " + first.name() + " by how many tracks of the list are looked at.");
        for (String slice : slices) {
            HtmlTable table = new HtmlTable(HtmlTable.headings(
                    slice, Cutoffs.ALL.stream().map(k -> "@" + k).toList()));
            for (String measure : List.of("hit_rate", "recall", "precision", "f1", "map", "mrr", "ndcg")) {
                table.row(
                        false,
                        measure.replace('_', ' '),
                        Cutoffs.ALL.stream()
                                .map(k -> Markup.share(first.slice(slice).measure(measure + "@" + k)))
                                .toList());
            }
            html.append("<div class=\"card\">").append(table).append("</div>\n");
        }
    }

    private void regrets() {
        if (regrets.isEmpty()) {
            return;
        }
        heading(
                "Online against batch",
                "The same kind of model, learning at each event and retrained each day on everything up to then: the"
                        + " difference in NDCG@20.");
        HtmlTable table = new HtmlTable(List.of("online, batch", "slice", "online better by", "95 %", "p"));
        for (RegretReport regret : regrets) {
            table.row(
                    false,
                    regret.online() + ", " + regret.batch(),
                    List.of(
                            regret.slice(),
                            Markup.share(regret.comparison().difference()),
                            interval(regret.comparison().interval()),
                            String.format(
                                    Locale.ROOT, "%.3f", regret.comparison().p())));
        }
        html.append("<div class=\"card\">").append(table).append("</div>\n");
    }

    private void refusals() {
        if (first.refusals().scored() == 0) {
            return;
        }
        heading(
                "What was refused",
                "Tracks that were skipped, disliked or rated in the lower half: how often they would have been on top (less is"
                        + " better), and how likely a chosen track stands before a refused one (AUC).");
        HtmlTable table = new HtmlTable(HtmlTable.headings(
                "%s refusals".formatted(Markup.count(first.refusals().scored())),
                List.of("in top 1", "in top 5", "in top 10", "in top 20", "in top 100", "AUC")));
        for (ModelReport model : models) {
            List<String> cells = new ArrayList<>();
            Cutoffs.ALL.forEach(
                    k -> cells.add(Markup.share(model.refusals().rates().getOrDefault(k, 0.0))));
            cells.add(Markup.share(model.refusals().area()));
            table.row(isFirst(model), model.name(), cells);
        }
        html.append("<div class=\"card\">").append(table).append("</div>\n");
    }

    private void costs() {
        heading("What it costs", "CPU time in this measurement.");
        HtmlTable table = new HtmlTable(List.of("", "learning, µs an event", "a list, µs"));
        for (ModelReport model : models) {
            table.row(
                    isFirst(model),
                    model.name(),
                    List.of(
                            String.format(Locale.ROOT, "%.1f", model.learnMicrosPerEvent()),
                            String.format(Locale.ROOT, "%.1f", model.scoreMicrosPerList())));
        }
        html.append("<div class=\"card\">").append(table).append("</div>\n");
    }

    private boolean isFirst(ModelReport model) {
        return model.name().equals(first.name());
    }

    /// Returns the first contestant and the best of the others.
    private List<ModelReport> best(String slice) {
        List<ModelReport> shown = new ArrayList<>(List.of(first));
        models.stream()
                .skip(1)
                .sorted(Comparator.comparingDouble(
                        (ModelReport model) -> -model.slice(slice).measure("ndcg@20")))
                .limit(CURVES - 1L)
                .forEach(shown::add);
        return shown;
    }

    private void heading(String title, String explanation) {
        html.append("<h2>%s</h2>\n<p class=\"quiet\">%s</p>\n".formatted(Markup.text(title), Markup.text(explanation)));
    }

    private static PartReport partOf(ModelReport model, String slice, String part) {
        PartReport report = model.slice(slice).parts().get(part);
        return report == null ? new PartReport(part, 0, Double.NaN, Double.NaN, Double.NaN) : report;
    }

    private static String spread(SliceReport slice, String measure) {
        return Markup.share(slice.spread().getOrDefault(measure, Double.NaN));
    }
}
