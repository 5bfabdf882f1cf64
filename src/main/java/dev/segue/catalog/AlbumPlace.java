package dev.segue.catalog;

/// The place of a track on an album; empty text means *not known*.
///
/// @param id the album's id
/// @param title the album's title
/// @param number the place on it, from 1; 0 when unknown
public record AlbumPlace(String id, String title, int number) {

    /// On no album, or on none that is known.
    public static final AlbumPlace NONE = new AlbumPlace("", "", 0);

    public AlbumPlace {
        if (number < 0) {
            throw new IllegalArgumentException("track number %d; expected 0 (unknown) or more".formatted(number));
        }
    }

    /// Returns the place with what the other knows better.
    AlbumPlace merge(AlbumPlace newer) {
        return new AlbumPlace(
                newer.id.isEmpty() ? id : newer.id,
                newer.title.isEmpty() ? title : newer.title,
                newer.number == 0 ? number : newer.number);
    }
}
