package dev.segue.training;

import dev.segue.evaluation.measures.Interval;
import dev.segue.evaluation.report.HtmlPage;
import dev.segue.evaluation.report.Markup;
import dev.segue.evaluation.report.StepCurve;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// A generation as one page that needs nothing else: what it learnt, how its fit went, how good it is, what it holds.
///
/// @param seconds how long each epoch of the search took
public record TrainingPage(List<Double> seconds) implements GenerationFolder.PageOf {

    public TrainingPage {
        seconds = List.copyOf(seconds);
    }

    @Override
    public String html(String id, Manifest manifest) {
        Manifest.Data data = manifest.data();
        StringBuilder html = new StringBuilder();
        html.append("<h1>Generation ").append(Markup.text(id)).append("</h1>\n");
        html.append(
                "<p class=\"quiet\">%s interactions of %s listeners and %s tracks, %s to %s · learnt up to %s · %s</p>\n"
                        .formatted(
                                Markup.count(data.interactions()),
                                Markup.count(data.listenersMet()),
                                Markup.count(data.tracksMet()),
                                date(data.from()),
                                date(data.to()),
                                Markup.text(data.cutoff()),
                                Markup.text(String.join(", ", data.files()))));
        tiles(html, manifest);
        measures(html, manifest);
        curves(html, manifest);
        epochs(html, manifest);
        encoder(html, manifest.sequence());
        validated(html, manifest);
        Searched searched = manifest.searched();
        if (searched != null) {
            html.append(SearchSection.of(searched));
        }
        settings(html, manifest);
        html.append("<footer>Made by <code>segue train</code>. Intervals: 95 %, bootstrap over listeners.</footer>\n");
        return HtmlPage.of("Segue: generation " + id, html.toString());
    }

    private static void tiles(StringBuilder html, Manifest manifest) {
        html.append("<div class=\"tiles\">\n");
        for (Measured measure : manifest.measures()) {
            tile(html, "test, " + measure.name(), Markup.share(measure.value()), interval(measure.interval()));
        }
        tile(
                html,
                "tracks with a vector",
                Markup.count(manifest.tracks()),
                manifest.settings().dimensions() + " dimensions");
        tile(html, "epochs", Integer.toString(manifest.best()), "loss " + loss(manifest.loss()));
        html.append("</div>\n");
    }

    private static void tile(StringBuilder html, String name, String value, String more) {
        html.append(
                "<div class=\"card\"><span class=\"quiet\">%s</span><b>%s</b><span class=\"quiet\">%s</span></div>\n"
                        .formatted(Markup.text(name), Markup.text(value), Markup.text(more)));
    }

    private static void measures(StringBuilder html, Manifest manifest) {
        html.append(
                "<h2>On the test part</h2>\n<p>%s listeners were each asked once for what they would want for the first time after the cut-off. No fit had seen it.</p>\n"
                        .formatted(Markup.count(manifest.asked())));
        measures(html, manifest.measures());
    }

    private static void measures(StringBuilder html, List<Measured> measures) {
        html.append(
                "<div class=\"card\"><table>\n<tr><th>measure</th><th>trained</th><th>95 %</th><th>popular</th><th>better by</th><th>95 %</th></tr>\n");
        for (Measured measure : measures) {
            html.append("<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            Markup.text(measure.name()),
                            Markup.share(measure.value()),
                            interval(measure.interval()),
                            Markup.share(measure.popular()),
                            Markup.share(measure.better()),
                            interval(measure.betterInterval())));
        }
        html.append("</table></div>\n");
    }

    private static void curves(StringBuilder html, Manifest manifest) {
        List<Epoch> epochs = manifest.epochs();
        html.append(
                "<h2>How the fit went</h2>\n<p>On the first %s interactions, with the next %s to validate on; the dot is the epoch that was chosen.</p>\n<div class=\"pair\">\n"
                        .formatted(
                                Markup.count(manifest.data().split().validation()),
                                Markup.count(manifest.data().split().test()
                                        - manifest.data().split().validation())));
        curves(html, epochs, manifest.best(), TrainingPage::loss);
    }

    private static void curves(StringBuilder html, List<Epoch> epochs, int best, DoubleFunction<String> loss) {
        html.append("<div class=\"card\"><h3>Validation NDCG@20</h3>")
                .append(StepCurve.of(
                        "validation NDCG@20 by epoch",
                        epochs.stream().map(Epoch::validation).toList(),
                        best,
                        Markup::share))
                .append("</div>\n<div class=\"card\"><h3>Loss</h3>")
                .append(StepCurve.of(
                        "loss by epoch", epochs.stream().map(Epoch::loss).toList(), best, loss))
                .append("</div>\n</div>\n");
    }

    private static void encoder(StringBuilder html, @Nullable FittedSequence fitted) {
        if (fitted == null) {
            return;
        }
        html.append(
                "<h2>The encoder</h2>\n<p>%s tracks and %s artists, learnt from %s examples in %d epochs. On the test part it was asked %s times for the next track that was new to its listener.</p>\n"
                        .formatted(
                                Markup.count(fitted.tracks()),
                                Markup.count(fitted.artists()),
                                Markup.count(fitted.examples()),
                                fitted.best(),
                                Markup.count(fitted.asked())));
        measures(html, fitted.measures());
        html.append("<div class=\"pair\">\n");
        curves(html, fitted.epochs(), fitted.best(), loss -> String.format(Locale.ROOT, "%.3f", loss));
    }

    private void epochs(StringBuilder html, Manifest manifest) {
        html.append(
                "<div class=\"card\"><table>\n<tr><th>epoch</th><th>loss</th><th>validation NDCG@20</th><th>seconds</th></tr>\n");
        for (Epoch epoch : manifest.epochs()) {
            boolean timed = epoch.number() <= seconds.size();
            html.append("<tr%s><td>%d</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            epoch.number() == manifest.best() ? " class=\"first\"" : "",
                            epoch.number(),
                            loss(epoch.loss()),
                            Markup.share(epoch.validation()),
                            timed ? String.format(Locale.ROOT, "%.2f", seconds.get(epoch.number() - 1)) : "–"));
        }
        html.append("</table></div>\n");
    }

    private static void validated(StringBuilder html, Manifest manifest) {
        List<Validated> validated = manifest.validated();
        if (validated == null || validated.isEmpty()) {
            return;
        }
        html.append(
                "<h2>Cross-validation</h2>\n<p>NDCG@20 on blocks of time, each after a fit to all that came before it.</p>\n<div class=\"card\"><table>\n<tr><th>scaling</th><th>mean</th><th>deviation</th>");
        validated.getFirst().folds().forEach(fold -> html.append("<th>from %s</th>".formatted(date(fold.from()))));
        html.append("</tr>\n");
        for (Validated one : validated) {
            html.append("<tr%s><td>%s</td><td>%s</td><td>%s</td>"
                    .formatted(
                            one.scaling() == manifest.settings().scaling() ? " class=\"first\"" : "",
                            one.scaling(),
                            Markup.share(one.mean()),
                            Markup.share(one.deviation())));
            one.folds().forEach(fold -> html.append("<td>%s</td>".formatted(Markup.share(fold.ndcg()))));
            html.append("</tr>\n");
        }
        html.append("</table></div>\n");
    }

    private static void settings(StringBuilder html, Manifest manifest) {
        AlsSettings settings = manifest.settings();
        html.append("<h2>Settings and files</h2>\n<div class=\"card\"><table>\n");
        row(html, "dimensions", Integer.toString(settings.dimensions()));
        row(html, "missing", Float.toString(settings.missing()));
        row(html, "ridge", Float.toString(settings.ridge()));
        row(html, "scaling of the ridge", Float.toString(settings.scaling()));
        row(html, "conjugate gradient steps", Integer.toString(settings.steps()));
        row(html, "most epochs, patience", settings.epochs() + ", " + settings.patience());
        row(html, "seed", Long.toString(settings.seed()));
        row(html, "listeners sampled", Markup.count(manifest.listeners()));
        row(html, "steps of the ranker", Markup.count(manifest.rankerSteps()));
        for (Map.Entry<String, String> file : new TreeMap<>(manifest.checksums()).entrySet()) {
            row(html, file.getKey() + ", SHA-256", file.getValue().substring(0, 16) + "…");
        }
        html.append("</table></div>\n");
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<tr><td>%s</td><td>%s</td></tr>\n".formatted(Markup.text(name), Markup.text(value)));
    }

    private static String interval(Interval interval) {
        return Markup.share(interval.low()) + " to " + Markup.share(interval.high());
    }

    private static String loss(double loss) {
        return String.format(Locale.ROOT, "%,.1f", loss);
    }

    private static String date(String time) {
        return Markup.text(time.substring(0, Math.min(10, time.length())));
    }
}
