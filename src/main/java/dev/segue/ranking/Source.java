package dev.segue.ranking;

import java.util.Locale;

/// Where candidates come from. A candidate may come from several.
public enum Source {
    /// Followed one of the recent plays in other sessions.
    SUCCESSORS(0, "because_you_listened", false),
    /// Came right after the last play in other sessions.
    NEXT(1, "because_you_listened", false),
    /// Is near, in the order of the artist's tracks, to one of the recent plays.
    ARTIST_ORDER(2, "same_artist", false),
    /// Is a popular track of an artist of the recent plays.
    SAME_ARTIST(3, "same_artist", false),
    /// Is played often and of late by this listener.
    RELISTENING(4, "played_often", true),
    /// Came after the last play, or a few later, when this listener last played it.
    OWN_NEXT(5, "your_usual_next", true),
    /// Is played by many listeners of late.
    TRENDING(6, "trending", false),
    /// Followed, in this listener's latest plays, the same sequence of tracks that has just been played.
    OWN_SEQUENCE(7, "your_usual_next", true),
    /// Is new to this listener, and its vector has a large product with theirs.
    FACTORS(8, "matches_your_taste", false),
    /// Is, or is near, one of the tracks that the listener has liked of late.
    LIKED(9, "because_you_liked", false),
    /// Is described like the latest plays.
    CONTENT(10, "similar_content", false),
    /// Has been played by nobody yet, and what it is like fits the listener.
    UNHEARD(11, "new_to_everyone", false),
    /// Is new to this listener, and near the point as which a trained encoder reads the latest plays.
    ENCODER(12, "matches_your_taste", false);

    private final int column;
    private final String reason;
    private final boolean familiar;

    Source(int column, String reason, boolean familiar) {
        this.column = column;
        this.reason = reason;
        this.familiar = familiar;
    }

    /// Returns the code of the reason that it gives for a candidate.
    public String reason() {
        return reason;
    }

    /// Returns the source's column in tables of features, from 0, without gaps. It never changes.
    public int column() {
        return column;
    }

    /// Returns whether it offers only tracks that the listener knows.
    public boolean isFamiliar() {
        return familiar;
    }

    /// Returns whether its scores say the same in every list: shares of what came next, and products of
    /// vectors. The scores of the others only say how its candidates compare.
    boolean isAbsolute() {
        return this == SUCCESSORS || this == NEXT || this == FACTORS;
    }

    /// Returns the name that answers, topics and metrics use: `artist-order`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
