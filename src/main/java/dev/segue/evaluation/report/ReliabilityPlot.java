package dev.segue.evaluation.report;

import dev.segue.evaluation.measures.Reliability.Point;
import java.util.Locale;

/// A reliability curve: how often it happened, by how likely it was said to be, both on scales of powers of ten.
final class ReliabilityPlot {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 300;
    private static final int LEFT = 56;
    private static final int RIGHT = 12;
    private static final int TOP = 8;
    private static final int BOTTOM = 268;
    private static final int MOST_DECADES = 5;

    private final ReliabilityReport report;
    private final int decades;

    private ReliabilityPlot(ReliabilityReport report) {
        this.report = report;
        double least = report.curve().stream()
                .mapToDouble(Point::foretold)
                .filter(foretold -> foretold > 0)
                .min()
                .orElse(0.1);
        this.decades = (int) Math.clamp(Math.ceil(-Math.log10(least)), 1, MOST_DECADES);
    }

    /// Returns the plot as SVG.
    static String of(ReliabilityReport report) {
        return new ReliabilityPlot(report).svg();
    }

    private String svg() {
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"reliability of the probability of %s\">\n"
                        .formatted(WIDTH, HEIGHT, Markup.text(report.name().replace('_', ' '))));
        for (int decade = 0; decade <= decades; decade++) {
            grid(svg, Math.pow(10, -decade), label(decade));
        }
        svg.append(
                "<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n".formatted(x(0), y(0), x(1), y(1)));
        StringBuilder line = new StringBuilder();
        for (Point point : report.curve()) {
            line.append(x(point.foretold()))
                    .append(',')
                    .append(y(point.happened()))
                    .append(' ');
        }
        svg.append("<polyline class=\"k1\" style=\"fill:none\" points=\"%s\"/>\n"
                .formatted(line.toString().strip()));
        for (Point point : report.curve()) {
            svg.append("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"4\"><title>%s</title></circle>\n"
                    .formatted(x(point.foretold()), y(point.happened()), title(point)));
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg, double value, String label) {
        svg.append("<line class=\"grid\" x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\"/>"
                .formatted(x(value), TOP, BOTTOM));
        svg.append("<line class=\"grid\" x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$s\" y2=\"%3$s\"/>"
                .formatted(LEFT, WIDTH - RIGHT, y(value)));
        svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>".formatted(x(value), BOTTOM + 18, label));
        svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\" dy=\"4\">%s</text>\n"
                .formatted(LEFT - 6, y(value), label));
    }

    private static String title(Point point) {
        return "said %s, happened %s, %s tests"
                .formatted(Markup.share(point.foretold()), Markup.share(point.happened()), Markup.count(point.tests()));
    }

    private static String label(int decade) {
        return decade == 0 ? "1" : String.format(Locale.ROOT, "%." + decade + "f", Math.pow(10, -decade));
    }

    private String x(double probability) {
        return Markup.at(LEFT + along(probability) * (WIDTH - LEFT - RIGHT));
    }

    private String y(double probability) {
        return Markup.at(BOTTOM - along(probability) * (BOTTOM - TOP));
    }

    /// From 0 at the lowest power of ten, and all below it, to 1.
    private double along(double probability) {
        return Math.clamp(1 + Math.log10(probability) / decades, 0, 1);
    }
}
