package dev.segue.learning.content;

/// A part of the encoded vector that stands for one kind of knowledge. Widths add up to [ContentEncoder#WIDTH].
public enum ContentGroup {
    /// Audio features, duration, popularity: value, square and *missing* of each; key as a place on the circle of
    /// fifths.
    AUDIO(0, 48),
    /// Year of release: value, square, *missing*, decade.
    YEAR(48, 16),
    /// Genres, hashed.
    GENRE(64, 64),
    /// Tags, hashed.
    TAG(128, 64),
    /// Artists, hashed.
    ARTIST(192, 128),
    /// The album, hashed.
    ALBUM(320, 64),
    /// Words of title, artists and tags by TF-IDF, hashed.
    TEXT(384, 128);

    private final int from;
    private final int width;

    ContentGroup(int from, int width) {
        this.from = from;
        this.width = width;
    }

    /// Returns where it begins.
    int from() {
        return from;
    }

    /// Returns how many numbers it has.
    int width() {
        return width;
    }
}
