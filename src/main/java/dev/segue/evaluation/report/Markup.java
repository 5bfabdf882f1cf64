package dev.segue.evaluation.report;

import java.util.Locale;

/// Text and numbers as they go into a page.
public final class Markup {

    private Markup() {}

    /// Returns text with what means something to a browser taken out of its meaning.
    public static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Returns a share with four decimals, without the zero before the point; `–` when it is not a number.
    public static String share(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /// Returns a coordinate.
    public static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    /// Returns a whole number with commas.
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
