package dev.segue.simulation;

import dev.segue.simulation.LoopReport.Part;
import dev.segue.simulation.LoopTally.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A [LoopReport] as one page that needs nothing else: no script, no network, light and dark.
///
/// @param report what came of it
public record LoopPage(LoopReport report) {

    /// Returns the page.
    public String html() {
        LoopPlan plan = report.plan();
        StringBuilder html = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Segue: the closed loop</title><style>
                """)
                .append(style())
                .append("</style></head><body><main>\n<h1>Listeners who answer what they are shown</h1>\n");
        html.append(
                "<p class=\"quiet\">%d invented listeners, %,d tracks, %d sessions each from a cold start, lists of %d · %d seeds; bands are 95 %% intervals over them%s</p>\n"
                        .formatted(
                                plan.listeners(),
                                plan.tracks(),
                                plan.rounds(),
                                plan.limit(),
                                report.seeds().size(),
                                changes() ? " · every taste changes after session " + plan.changeAt() : ""));
        legend(html);
        html.append(
                        "<h2>Lists played through</h2><p>Of the lists shown, how many had a track that was chosen and heard to its end.</p>\n")
                .append(byRound("lists played through", true))
                .append("<h2>Skips</h2><p>Of the tracks chosen from lists, how many were left early.</p>\n")
                .append(byRound("skips", false));
        if (changes()) {
            html.append(
                            "<h2>After the change of taste</h2><p>Lists played through, by how many tracks the listener has heard since.</p>\n")
                    .append(sinceChange());
        }
        for (Part part : report.parts()) {
            table(html, part);
        }
        return html.append("<footer>Made by <code>segue simulate --html</code>.</footer>\n</main></body></html>\n")
                .toString();
    }

    private boolean changes() {
        return report.steps() > 0;
    }

    private void legend(StringBuilder html) {
        html.append("<ul>\n");
        report.runs()
                .keySet()
                .forEach(variant -> html.append("<li><i class=\"%s\"></i><b>%s</b> %s</li>\n"
                        .formatted(variant.label(), variant.label(), variant.meaning())));
        html.append("</ul>\n");
    }

    private String byRound(String what, boolean playThrough) {
        int rounds = report.plan().rounds();
        Curves curves = new Curves(
                what, "session", IntStream.rangeClosed(1, rounds).boxed().toList());
        for (Variant variant : report.runs().keySet()) {
            List<Spread> points = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                points.add(report.of(variant, round, playThrough ? Cell::playThroughRate : Cell::skipRate));
            }
            curves.add(variant.label(), points);
        }
        return curves.svg(changes() ? report.plan().changeAt() : -1);
    }

    private String sinceChange() {
        List<Integer> heard = IntStream.range(0, report.steps())
                .mapToObj(step -> step * LoopReport.STEP)
                .toList();
        Curves curves = new Curves("lists played through since the change", "tracks heard since", heard);
        for (Variant variant : report.runs().keySet()) {
            curves.add(
                    variant.label(),
                    IntStream.range(0, report.steps())
                            .mapToObj(step -> report.sinceChange(variant, step, Cell::playThroughRate))
                            .toList());
        }
        return curves.svg(-1);
    }

    private void table(StringBuilder html, Part part) {
        html.append(
                "<h2>In figures: %s</h2>\n<table><thead><tr><th>variant</th><th>lists played through</th><th>skips</th><th>of the oracle's gain over popularity</th></tr></thead><tbody>\n"
                        .formatted(part.meaning()));
        for (Variant variant : report.runs().keySet()) {
            html.append("<tr>")
                    .append(List.of(
                                    variant.label(),
                                    text(report.of(variant, part, Cell::playThroughRate)),
                                    text(report.of(variant, part, Cell::skipRate)),
                                    report.hasYardsticks() ? text(report.shareOfOracle(variant, part)) : "–")
                            .stream()
                            .map(cell -> "<td>" + cell + "</td>")
                            .collect(Collectors.joining()))
                    .append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    /// Returns a share as people read it: `41.2 ± 0.8 %`.
    public static String text(Spread share) {
        return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * share.mean(), 100 * share.half());
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(LoopPage.class.getResourceAsStream("loop.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
