package dev.segue.evaluation.report;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;

/// One number over equal steps, as a line from the first to the last, with one step brought out.
public final class StepCurve {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 190;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int TOP = 8;
    private static final int BOTTOM = 164;

    private StepCurve() {}

    /// Returns the curve as SVG, from the least value to the greatest.
    ///
    /// @param label what it shows, for those who cannot see it
    /// @param values one a step, at least one
    /// @param marked the step that is brought out, from 1
    /// @param number how values are written
    public static String of(String label, List<Double> values, int marked, DoubleFunction<String> number) {
        double least = Collections.min(values);
        double greatest = Collections.max(values);
        double span = greatest > least ? greatest - least : 1;
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                .formatted(WIDTH, HEIGHT, Markup.text(label)));
        for (int i = 0; i <= 4; i++) {
            double value = least + span * i / 4;
            String y = Markup.at(y(value, least, span));
            svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\"/>"
                    .formatted(LEFT, WIDTH - RIGHT, y));
            svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\" dy=\"4\">%s</text>\n"
                    .formatted(LEFT - 6, y, Markup.text(number.apply(value))));
        }
        StringBuilder points = new StringBuilder();
        for (int step = 1; step <= values.size(); step++) {
            points.append(Markup.at(x(step, values.size())))
                    .append(',')
                    .append(Markup.at(y(values.get(step - 1), least, span)))
                    .append(' ');
        }
        svg.append("<polyline class=\"k1\" style=\"fill:none\" points=\"%s\"/>\n"
                .formatted(points.toString().strip()));
        svg.append("<circle class=\"k2\" cx=\"%s\" cy=\"%s\" r=\"4\"/>\n"
                .formatted(Markup.at(x(marked, values.size())), Markup.at(y(values.get(marked - 1), least, span))));
        for (int step : values.size() > 1 ? new int[] {1, values.size()} : new int[] {1}) {
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">epoch %d</text>\n"
                    .formatted(Markup.at(x(step, values.size())), BOTTOM + 18, step == 1 ? "start" : "end", step));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(int step, int steps) {
        return steps == 1 ? LEFT : LEFT + (double) (step - 1) / (steps - 1) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double least, double span) {
        return BOTTOM - (value - least) / span * (BOTTOM - TOP);
    }
}
