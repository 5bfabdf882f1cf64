package dev.segue.evaluation.report;

import java.util.ArrayList;
import java.util.List;

/// A table whose first row may be brought out and whose cells may carry a bar.
final class HtmlTable {

    private final StringBuilder html = new StringBuilder("<table>\n<tr>");

    HtmlTable(List<String> headings) {
        headings.forEach(
                heading -> html.append("<th>").append(Markup.text(heading)).append("</th>"));
        html.append("</tr>\n");
    }

    /// Adds a row of text.
    void row(boolean strong, String name, List<String> cells) {
        start(strong, name);
        cells.forEach(cell -> html.append("<td>").append(Markup.text(cell)).append("</td>"));
        html.append("</tr>\n");
    }

    /// Adds a row of shares, each with a bar of its length against the greatest; NaN is shown as `–`.
    void bars(boolean strong, String name, List<Double> shares, double greatest) {
        start(strong, name);
        for (double share : shares) {
            double part = Double.isNaN(share) || greatest <= 0 ? 0 : 100 * share / greatest;
            html.append(
                    "<td class=\"bar\" style=\"--share:%s%%\">%s</td>".formatted(Markup.at(part), Markup.share(share)));
        }
        html.append("</tr>\n");
    }

    @Override
    public String toString() {
        return html + "</table>\n";
    }

    static List<String> headings(String first, List<String> others) {
        List<String> headings = new ArrayList<>(List.of(first));
        headings.addAll(others);
        return headings;
    }

    private void start(boolean strong, String name) {
        html.append(strong ? "<tr class=\"first\"><td>" : "<tr><td>")
                .append(Markup.text(name))
                .append("</td>");
    }
}
