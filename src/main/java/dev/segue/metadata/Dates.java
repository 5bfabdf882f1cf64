package dev.segue.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates of release, which are often known to the year only.
final class Dates {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})(-[0-9]{2})?(-[0-9]{2})?.*");

    private Dates() {}

    /// Returns the date as ISO 8601, as exact as it is; empty when it is none.
    static String asFarAsKnown(String text) {
        Matcher date = DATE.matcher(text.strip());
        if (!date.matches() || date.group(1).equals("0000")) {
            return "";
        }
        String month = date.group(2);
        String day = date.group(3);
        if (month == null || month.equals("-00")) {
            return date.group(1);
        }
        return day == null || day.equals("-00") ? date.group(1) + month : date.group(1) + month + day;
    }
}
