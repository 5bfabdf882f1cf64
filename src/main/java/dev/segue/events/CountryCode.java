package dev.segue.events;

import java.util.Locale;
import java.util.Set;

/// Names of countries: two capital letters, as ISO 3166-1 alpha-2 assigns them. Nothing else is a country here, so that
/// `UK`, `se` and `Sweden` are refused, and not counted beside `GB` and `SE`.
public final class CountryCode {

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    private CountryCode() {}

    /// Returns whether it names a country; the empty text, which says nothing, does not.
    public static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }
}
