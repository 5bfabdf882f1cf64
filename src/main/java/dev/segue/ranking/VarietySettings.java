package dev.segue.ranking;

/// How lists are kept from being all alike.
///
/// @param diversity what a request that does not say gets: 0 (the order of the scores) to 1 (as different as can be)
/// @param mostOfArtist how many tracks of one artist a list may hold, at any diversity above 0; gives way one by one
///     when the list would come out short
/// @param mostOfAlbum the same for one album
/// @param sameArtist how similar two tracks of one artist are, in `[0, 1]`
/// @param sameAlbum how similar two tracks of one album are, in `[0, 1]`
public record VarietySettings(
        double diversity, int mostOfArtist, int mostOfAlbum, double sameArtist, double sameAlbum) {

    /// What is used when nothing is set: on the development data it costs 2 % of NDCG@20 and makes 11.8 artists of 8.0.
    public static final VarietySettings DEFAULTS = new VarietySettings(0.3, 12, 10, 0.4, 0.6);

    public VarietySettings {
        requireShare(diversity, "diversity");
        requireCount(mostOfArtist, "most-of-artist");
        requireCount(mostOfAlbum, "most-of-album");
        requireShare(sameArtist, "same-artist");
        requireShare(sameAlbum, "same-album");
    }

    private static void requireShare(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s must lie in [0, 1] but was %s".formatted(name, value));
        }
    }

    private static void requireCount(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be 1 or more but was %d".formatted(name, value));
        }
    }
}
