package dev.segue.evaluation.report;

import dev.segue.evaluation.measures.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One measure of all contestants, best first: a dot with its interval each.
final class DotPlot {

    private static final int WIDTH = 520;
    private static final int LABELS = 130;
    private static final int FIGURES = 52;
    private static final int ROW = 22;
    private static final int TOP = 8;

    private DotPlot() {}

    /// Returns the plot as SVG.
    ///
    /// @param first the contestant that is brought out
    static String of(List<ModelReport> models, String slice, String measure, String first) {
        List<ModelReport> order = new ArrayList<>(models);
        order.sort(Comparator.comparingDouble(
                (ModelReport model) -> -model.slice(slice).measure(measure)));
        double greatest = 0;
        for (ModelReport model : order) {
            greatest =
                    Math.max(greatest, intervalOf(model.slice(slice), measure).high());
        }
        Scale scale = Scale.upTo(greatest);
        int bottom = TOP + ROW * order.size();
        StringBuilder svg =
                new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s of the slice %s\">\n"
                        .formatted(WIDTH, bottom + 22, Markup.text(measure), Markup.text(slice)));
        for (double value : scale.values()) {
            svg.append("<line class=\"grid\" x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\"/>"
                    .formatted(x(value, scale), TOP, bottom));
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(x(value, scale), bottom + 16, scale.label(value)));
        }
        for (int i = 0; i < order.size(); i++) {
            row(
                    svg,
                    order.get(i),
                    slice,
                    measure,
                    scale,
                    TOP + ROW * i + ROW / 2,
                    order.get(i).name().equals(first));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(
            StringBuilder svg, ModelReport model, String slice, String measure, Scale scale, int y, boolean strong) {
        double value = model.slice(slice).measure(measure);
        Interval interval = intervalOf(model.slice(slice), measure);
        svg.append("<g%s><text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>%s</text>"
                .formatted(
                        strong ? " class=\"first\"" : "",
                        LABELS - 10,
                        y + 4,
                        strong ? " class=\"strong\"" : "",
                        Markup.text(model.name())));
        svg.append("<line class=\"whisker\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                .formatted(x(interval.low(), scale), x(interval.high(), scale), y, y));
        svg.append("<circle class=\"dot\" cx=\"%s\" cy=\"%d\" r=\"5\"/>".formatted(x(value, scale), y));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>%s</text></g>\n"
                .formatted(WIDTH - 2, y + 4, strong ? " class=\"strong\"" : "", Markup.share(value)));
    }

    private static Interval intervalOf(SliceReport slice, String measure) {
        double value = slice.measure(measure);
        Interval interval = slice.intervals().get(measure);
        return interval == null ? new Interval(value, value) : interval;
    }

    private static String x(double value, Scale scale) {
        return Markup.at(LABELS + value / scale.end() * (WIDTH - LABELS - FIGURES - 12));
    }
}
