package dev.segue.evaluation.report;

import java.util.Locale;

/// Text and numbers as they go into a page.
final class Markup {

    private Markup() {}

    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Returns a share with four decimals, without the zero before the point; `–` when it is not a number.
    static String share(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /// Returns a coordinate.
    static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
