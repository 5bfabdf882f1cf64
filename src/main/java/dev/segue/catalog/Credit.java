package dev.segue.catalog;

/// An artist as credited on a track or an album; empty text means *not known*.
///
/// @param id the artist's id
/// @param name the name as credited
public record Credit(String id, String name) {

    /// Returns the credit of an artist of whom only the name is known.
    public static Credit named(String name) {
        return new Credit("", name);
    }

    /// Returns the name or else the id: what listening events call the artist.
    public String nameOrId() {
        return name.isEmpty() ? id : name;
    }
}
