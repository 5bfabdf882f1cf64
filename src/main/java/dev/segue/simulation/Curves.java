package dev.segue.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lines with bands over one axis, as SVG; heights are shares, from 0.
final class Curves {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 46;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 256;
    private static final int MOST_TICKS = 10;

    private final String title;
    private final String axis;
    private final List<Integer> places;
    private final Map<String, List<Spread>> lines = new LinkedHashMap<>();

    /// @param title for readers who do not see it
    /// @param axis what the horizontal axis counts
    /// @param places what is written at each point of it
    Curves(String title, String axis, List<Integer> places) {
        this.title = title;
        this.axis = axis;
        this.places = List.copyOf(places);
    }

    /// @param name also its class in the style sheet
    /// @param points as many as there are places
    void add(String name, List<Spread> points) {
        lines.put(name, List.copyOf(points));
    }

    /// @param mark the point before which a vertical line is drawn; none when negative
    String svg(int mark) {
        double top = top();
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s by %s\">\n"
                .formatted(WIDTH, HEIGHT, title, axis));
        double step = top > 0.5 ? 0.2 : top > 0.25 ? 0.1 : 0.05;
        for (int i = 0; i * step <= top + 1e-9; i++) {
            double value = i * step;
            svg.append(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\"/><text x=\"%4$d\" y=\"%3$s\" dy=\"4\" text-anchor=\"end\">%5$.0f %%</text>\n"
                            .formatted(LEFT, WIDTH - RIGHT, y(value, top), LEFT - 6, 100 * value));
        }
        int every = Math.ceilDiv(places.size(), MOST_TICKS);
        for (int i = 0; i < places.size(); i += every) {
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%d</text>\n"
                    .formatted(x(i), BOTTOM + 18, places.get(i)));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                .formatted((LEFT + WIDTH) / 2, BOTTOM + 38, axis));
        if (mark >= 0) {
            svg.append("<line class=\"mark\" x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\"/>\n"
                    .formatted(x(mark - 0.5), TOP, BOTTOM));
        }
        lines.forEach((name, points) -> line(svg, name, points, top));
        return svg.append("</svg>\n").toString();
    }

    private void line(StringBuilder svg, String name, List<Spread> points, double top) {
        List<String> upper = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        List<String> middle = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Spread point = points.get(i);
            upper.add(x(i) + "," + y(point.high(), top));
            lower.addFirst(x(i) + "," + y(point.low(), top));
            middle.add(x(i) + "," + y(point.mean(), top));
        }
        svg.append("<polygon class=\"band %s\" points=\"%s %s\"/>\n"
                .formatted(name, String.join(" ", upper), String.join(" ", lower)));
        svg.append("<polyline class=\"line %s\" points=\"%s\"/>\n".formatted(name, String.join(" ", middle)));
    }

    private double top() {
        double greatest = lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Spread::mean)
                .max()
                .orElse(0);
        return Math.clamp(Math.ceil(greatest * 10 + 0.3) / 10, 0.1, 1);
    }

    private String x(double place) {
        return at(LEFT + 8 + place / Math.max(1, places.size() - 1) * (WIDTH - LEFT - RIGHT - 16));
    }

    private static String y(double share, double top) {
        return at(BOTTOM - Math.clamp(share, 0, top) / top * (BOTTOM - TOP));
    }

    private static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
