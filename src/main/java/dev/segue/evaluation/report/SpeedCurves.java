package dev.segue.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// NDCG@20 of one slice by the speed of a replay, on a logarithmic axis: offline at once, divided, and live.
final class SpeedCurves {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 190;
    private static final int LEFT = 44;
    private static final int RIGHT = 24;
    private static final int TOP = 8;
    private static final int BOTTOM = 164;

    /// How each curve is called and read, in the order of their colours.
    private record Curve(String name, ToDoubleFunction<ReplayLine> value) {}

    private static final List<Curve> CURVES = List.of(
            new Curve("offline, at once", ReplayLine::atOnce),
            new Curve("offline, divided and held back at this pace", ReplayLine::divided),
            new Curve("live", ReplayLine::live));

    private final List<ReplayLine> lines;
    private final Scale scale;

    private SpeedCurves(List<ReplayLine> lines) {
        this.lines = lines;
        this.scale = Scale.upTo(lines.stream()
                .flatMapToDouble(line -> CURVES.stream().mapToDouble(curve -> curve.value.applyAsDouble(line)))
                .filter(Double::isFinite)
                .max()
                .orElse(0));
    }

    /// Returns what the colours mean.
    static String legend() {
        StringBuilder html = new StringBuilder("<div class=\"legend\">");
        for (int i = 0; i < CURVES.size(); i++) {
            html.append(
                    "<span><svg viewBox=\"0 0 18 10\"><line class=\"k%d\" x1=\"0\" x2=\"18\" y1=\"5\" y2=\"5\" stroke-width=\"2\"/></svg>%s</span>"
                            .formatted(i + 1, Markup.text(CURVES.get(i).name)));
        }
        return html.append("</div>\n").toString();
    }

    /// Returns the curves as SVG.
    ///
    /// @param lines of one slice; those at the recording's own pace have no place on the axis and are left out
    static String of(String slice, List<ReplayLine> lines) {
        return new SpeedCurves(lines.stream()
                        .filter(line -> line.eventsPerSecond() != ReplayLine.OWN_PACE)
                        .sorted(Comparator.comparingInt(ReplayLine::eventsPerSecond))
                        .toList())
                .svg(slice);
    }

    private String svg(String slice) {
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"NDCG@20 by events a second, slice %s\">\n"
                        .formatted(WIDTH, HEIGHT, Markup.text(slice)));
        for (double value : scale.values()) {
            svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\"/>"
                    .formatted(LEFT, WIDTH - RIGHT, y(value)));
            svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\" dy=\"4\">%s</text>\n"
                    .formatted(LEFT - 6, y(value), scale.label(value)));
        }
        for (ReplayLine line : lines) {
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s/s</text>\n"
                    .formatted(x(line), BOTTOM + 18, Markup.count(line.eventsPerSecond())));
        }
        for (int i = 0; i < CURVES.size(); i++) {
            curve(svg, CURVES.get(i).value, i + 1);
        }
        return svg.append("</svg>\n").toString();
    }

    private void curve(StringBuilder svg, ToDoubleFunction<ReplayLine> value, int colour) {
        List<String> points = new ArrayList<>();
        for (ReplayLine line : lines) {
            double height = value.applyAsDouble(line);
            if (Double.isFinite(height)) {
                points.add(x(line) + "," + y(height));
                svg.append(
                        "<circle class=\"k%d\" cx=\"%s\" cy=\"%s\" r=\"2.5\"/>".formatted(colour, x(line), y(height)));
            }
        }
        svg.append("<polyline class=\"k%d\" style=\"fill:none\" points=\"%s\"/>\n"
                .formatted(colour, String.join(" ", points)));
    }

    private String x(ReplayLine line) {
        double first = Math.log(lines.getFirst().eventsPerSecond());
        double span = Math.log(lines.getLast().eventsPerSecond()) - first;
        double share = span == 0 ? 0.5 : (Math.log(line.eventsPerSecond()) - first) / span;
        return Markup.at(LEFT + 20 + share * (WIDTH - LEFT - RIGHT - 20));
    }

    private String y(double value) {
        return Markup.at(BOTTOM - value / scale.end() * (BOTTOM - TOP));
    }
}
