package dev.segue.ranking;

import java.util.Locale;

/// What is known of a candidate besides what the sources say: one feature each.
///
/// Numbers lie between 0 and about 1 (a few up to 2, those of vectors from −1), so that one learning rate suits all.
enum Trait {
    BLEND(0, "the fixed blend", "the score of the fixed blend: what is believed before anything is learnt"),
    AGREEMENT(1, "sources", "how many sources have it among their best, / 12"),
    BEST_RANK(2, "sources", "the best of 1/rank over the sources"),
    RANKS(3, "sources", "Σ 1/rank over the sources, divided by 3"),
    NEW(4, "listener-tracks", "1 when the listener has neither played nor skipped it"),
    PLAYS(5, "listener-tracks", "ln(1 + the listener's plays of it) / 4"),
    SKIPPED(6, "listener-tracks", "the share of skips among what the listener did with it"),
    LIKED(
            7,
            "listener-tracks",
            "how much the listener likes it: 1 for a like, linear for a rating in the upper half of its scale"),
    AGE(8, "listener-tracks", "ln(1 + minutes since the listener's last play of it) / 13; 0 when there is none"),
    WITHIN_HOUR(9, "listener-tracks", "1 when the listener played it within the hour"),
    WITHIN_DAY(10, "listener-tracks", "1 when the listener played it within a day, but not within the hour"),
    HOUR(11, "listener-tracks", "how near the hour of day is to that of the latest plays of it, 0 to 1"),
    IN_SESSION(12, "listener-taste", "1 when it was played in this session"),
    TIMES_IN_SESSION(13, "listener-taste", "ln(1 + plays in this session) / 2"),
    BACK(14, "listener-taste", "1 / (1 + how many plays ago it was played), 0 when not among the latest 32"),
    LAST(15, "listener-taste", "1 when it is the last track"),
    SECOND_LAST(16, "listener-taste", "1 when it is the track before the last"),
    ARTIST_OF_LAST(17, "listener-taste, track-totals", "1 when its artist is the last track's"),
    ARTIST_OF_SECOND(18, "listener-taste, track-totals", "1 when its artist is that of the track before the last"),
    ARTIST_SHARE(
            19,
            "listener-taste, track-totals",
            "its artist's share of the latest plays, each counting 0.8 of the one after it"),
    ARTIST_IN_SESSION(20, "listener-taste, track-totals", "its artist's share of this session"),
    NEW_OF_ARTIST(
            21,
            "listener-taste, listener-tracks",
            "1 when it is new to the listener and its artist is the last track's"),
    ALBUM_OF_LAST(22, "listener-taste, tracks", "1 when its album is the last track's"),
    STEP_ON(
            23,
            "tracks, track-totals",
            "1 when it is the one after the last track in the order of the artist's tracks"),
    STEPS_ON(24, "tracks, track-totals", "1 / distance after the last track in the order of the artist's tracks"),
    STEPS_BACK(25, "tracks, track-totals", "1 / distance before the last track in the order of the artist's tracks"),
    POPULARITY(26, "track-totals", "ln(1 + plays) / 8"),
    LISTENERS(27, "track-totals", "ln(1 + listeners) / 8"),
    DEVOTION(28, "track-totals", "1 − listeners / plays: how often its listeners come back"),
    SKIP_SHARE(29, "track-totals", "the share of skips among plays and skips, with one play more"),
    TRACK_AGE(30, "track-totals", "ln(1 + hours since anybody's first play) / 10"),
    REST(31, "track-totals", "ln(1 + hours since anybody's last play) / 10"),
    FOLLOWED(32, "successors", "the share of what came next after the last track"),
    FOLLOWED_OFTEN(33, "successors", "ln(1 + how often it came next after the last track) / 2"),
    FOLLOWED_IN_ORDER(34, "successors, track-totals", "√(followed · artist order): two kinds of evidence at once"),
    SEQUENCE(35, "listener-taste", "how long the agreeing sequence is that it followed, 1 to 4 tracks, / 4"),
    ARTIST_POPULARITY(36, "track-totals", "its plays, relative to those of its artist's most played track"),
    KNOWN_ARTIST(37, "listener-tracks", "ln(1 + the listener's plays of its artist) / 4"),
    ARTIST_BACK(38, "listener-taste, track-totals", "1 / (1 + how many plays ago its artist was played)"),
    NEAR(39, "successors", "the score of the source successors, not normalised, at most 2"),
    NEXT_OF_ARTIST(
            40,
            "tracks, track-totals",
            "1 when it is the one after the latest play of its artist in the order of the artist's tracks"),
    FIT(41, "track-vectors, listener-taste", "the product of the listener's vector and its own, at most 2"),
    FIT_SHARE(
            42,
            "track-vectors, listener-taste",
            "√(that product, relative to the best among the tracks that are new to the listener), at most 2"),
    ARTIST_FIT(
            43,
            "track-vectors, listener-taste, track-totals",
            "the mean product of the listener's vector and its artist's four most played tracks, at most 2"),
    LIKENESS(44, "track-vectors, listener-taste", "the cosine of its vector and the last track's"),
    PLACE(
            45,
            "listener-impressions",
            "ln(the place where it was shown), in what a shown list teaches only; 0 when a list is made"),
    CONTENT_OF_LAST(46, "tracks, listener-taste", "the cosine of its content and the last track's"),
    CONTENT_OF_SESSION(47, "tracks, listener-taste", "the cosine of its content and the centre of the latest plays'"),
    CONTENT_FIT(
            48,
            "tracks, track-vectors, listener-taste",
            "the product of the listener's vector and the one that its content says, from −1 to 2"),
    UNDESCRIBED(49, "tracks", "1 when there is a catalog and it does not describe the track: the three above are 0"),
    TEMPO_STEP(
            50, "tracks, listener-taste", "how far its tempo is from the last track's: 1 is half an octave, the most"),
    ENERGY_STEP(51, "tracks, listener-taste", "how far its energy is from the last track's, 0 to 1"),
    KEY_STEP(52, "tracks, listener-taste", "how far its key is from the last track's on the circle of fifths, / 6"),
    SOUND_UNKNOWN(
            53, "tracks, listener-taste", "1 when it or the last track has no audio features: the three above are 0"),
    ENCODER_FIT(
            54,
            "the generation's encoder, listener-taste",
            "the product of the encoded latest plays and its vector there, / 8, from −1 to 2; 0 without an encoder"),
    ENCODER_SHARE(
            55,
            "the generation's encoder, listener-taste",
            "√exp(that product, less the best among the tracks that are new to the listener), at most 2");

    private final int column;
    private final String from;
    private final String meaning;

    Trait(int column, String from, String meaning) {
        this.column = column;
        this.from = from;
        this.meaning = meaning;
    }

    int column() {
        return column;
    }

    /// Returns the stores and topics that it is taken from.
    String from() {
        return from;
    }

    String meaning() {
        return meaning;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
