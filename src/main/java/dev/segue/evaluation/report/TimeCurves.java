package dev.segue.evaluation.report;

import java.time.LocalDate;
import java.util.List;

/// NDCG@20 of some contestants over time, one line each; a line is broken where nothing was scored.
final class TimeCurves {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 190;
    private static final int LEFT = 44;
    private static final int RIGHT = 10;
    private static final int TOP = 8;
    private static final int BOTTOM = 164;

    /// Periods with fewer lists than this share of the mean are left out: a handful of lists is noise.
    private static final double LEAST = 0.05;

    private TimeCurves() {}

    /// Returns the curves as SVG.
    ///
    /// @param models at most four
    static String of(List<ModelReport> models, String slice) {
        List<PartReport> all = models.getFirst().slice(slice).periods();
        long firstDay = day(all.getFirst());
        long lastDay = Math.max(firstDay + 1, day(all.getLast()));
        long step = stepOf(all);
        double greatest = 0;
        for (ModelReport model : models) {
            for (PartReport period : shown(model.slice(slice).periods())) {
                greatest = Math.max(greatest, period.ndcg());
            }
        }
        Scale scale = Scale.upTo(greatest);
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"NDCG@20 over time, slice %s\">\n"
                        .formatted(WIDTH, HEIGHT, Markup.text(slice)));
        for (double value : scale.values()) {
            svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\"/>"
                    .formatted(LEFT, WIDTH - RIGHT, y(value, scale)));
            svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\" dy=\"4\">%s</text>\n"
                    .formatted(LEFT - 6, y(value, scale), scale.label(value)));
        }
        long ticks = Math.min(3, lastDay - firstDay);
        for (int i = 0; i <= ticks; i++) {
            long at = firstDay + (lastDay - firstDay) * i / ticks;
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
                    .formatted(
                            x(at, firstDay, lastDay),
                            BOTTOM + 18,
                            i == 0 ? "start" : i == ticks ? "end" : "middle",
                            LocalDate.ofEpochDay(at)));
        }
        for (int i = models.size() - 1; i >= 0; i--) {
            line(svg, shown(models.get(i).slice(slice).periods()), i + 1, scale, new long[] {firstDay, lastDay, step});
        }
        return svg.append("</svg>\n").toString();
    }

    private static void line(StringBuilder svg, List<PartReport> periods, int colour, Scale scale, long[] days) {
        StringBuilder points = new StringBuilder();
        long before = Long.MIN_VALUE;
        for (PartReport period : periods) {
            if (before != Long.MIN_VALUE && day(period) - before > 2 * days[2]) {
                stroke(svg, points, colour);
            }
            before = day(period);
            points.append(x(before, days[0], days[1]))
                    .append(',')
                    .append(y(period.ndcg(), scale))
                    .append(' ');
        }
        stroke(svg, points, colour);
    }

    private static void stroke(StringBuilder svg, StringBuilder points, int colour) {
        String run = points.toString().strip();
        points.setLength(0);
        if (run.isEmpty()) {
            return;
        }
        if (run.indexOf(' ') < 0) {
            String[] point = run.split(",", 2);
            svg.append("<circle class=\"k%d\" cx=\"%s\" cy=\"%s\" r=\"2.5\"/>\n".formatted(colour, point[0], point[1]));
        } else {
            svg.append("<polyline class=\"k%d\" style=\"fill:none\" points=\"%s\"/>\n".formatted(colour, run));
        }
    }

    private static List<PartReport> shown(List<PartReport> periods) {
        double mean = periods.stream().mapToLong(PartReport::scored).average().orElse(0);
        return periods.stream()
                .filter(period -> period.scored() >= LEAST * mean)
                .toList();
    }

    private static long stepOf(List<PartReport> periods) {
        long step = Long.MAX_VALUE;
        for (int i = 1; i < periods.size(); i++) {
            step = Math.min(step, day(periods.get(i)) - day(periods.get(i - 1)));
        }
        return step == Long.MAX_VALUE ? 1 : step;
    }

    private static long day(PartReport period) {
        return LocalDate.parse(period.label()).toEpochDay();
    }

    private static String x(long day, long first, long last) {
        return Markup.at(LEFT + (double) (day - first) / (last - first) * (WIDTH - LEFT - RIGHT));
    }

    private static String y(double value, Scale scale) {
        return Markup.at(BOTTOM - value / scale.end() * (BOTTOM - TOP));
    }
}
