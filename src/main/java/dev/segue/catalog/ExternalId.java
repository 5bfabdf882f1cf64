package dev.segue.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/// The id of a recording in some system, written `scheme:value`.
///
/// @param scheme `mbid`, `isrc`, `spotify`, `apple`, `deezer`, `yt`, `navidrome`, `txt`, …
/// @param value the id in that system
public record ExternalId(String scheme, String value) {

    /// The scheme of a [TextKey]'s hash.
    public static final String TXT = "txt";
    /// The scheme of MusicBrainz ids.
    public static final String MBID = "mbid";
    /// The scheme of international standard recording codes.
    public static final String ISRC = "isrc";

    private static final Pattern SHORT = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    public ExternalId {
        if (!SHORT.matcher(scheme).matches() || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "external id %s:%s; expected a short lower-case scheme and a value".formatted(scheme, value));
        }
    }

    /// Returns the id in its system's own spelling: ISRCs in upper case without hyphens, MBIDs in lower case.
    public static ExternalId of(String scheme, String value) {
        return new ExternalId(
                scheme,
                switch (scheme) {
                    case ISRC -> value.replace("-", "").toUpperCase(Locale.ROOT);
                    case MBID -> value.toLowerCase(Locale.ROOT);
                    default -> value;
                });
    }

    /// Returns whether the same value always means the same recording. An ISRC may be on several recordings, and text
    /// may be the same by chance.
    public boolean isStrong() {
        return !scheme.equals(ISRC) && !scheme.equals(TXT);
    }

    /// Returns the id as the key of an alias.
    public String urn() {
        return scheme + ':' + value;
    }
}
