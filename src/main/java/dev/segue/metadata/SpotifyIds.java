package dev.segue.metadata;

import java.util.regex.Pattern;

/// Ids as Spotify writes them: 22 letters and digits, alone, in a URI or in an address.
final class SpotifyIds {

    static final String SCHEME = "spotify";

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{22}");
    private static final Pattern WRAPPED =
            Pattern.compile("(?:spotify:track:|https?://open\\.spotify\\.com/track/)([0-9A-Za-z]{22}).*");

    private SpotifyIds() {}

    static boolean isOne(String id) {
        return ID.matcher(id).matches();
    }

    /// Returns the id without what is around it; anything else as it is.
    static String bare(String id) {
        var wrapped = WRAPPED.matcher(id);
        return wrapped.matches() ? wrapped.group(1) : id;
    }
}
