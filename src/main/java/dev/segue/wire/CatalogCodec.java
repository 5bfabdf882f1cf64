package dev.segue.wire;

import dev.segue.catalog.Track;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import java.util.List;

/// Converts what a catalog says about a track between the public record and what ranking needs of it.
public final class CatalogCodec {

    private static final int YEAR_DIGITS = 4;

    private CatalogCodec() {}

    /// Returns what ranking needs of a catalog record: the artist by name, since that is what events name.
    public static Track fromWire(dev.segue.wire.Track wire) {
        String artist =
                wire.getArtists().isEmpty() ? "" : nameOf(wire.getArtists().getFirst());
        String album = wire.getAlbumTitle().isEmpty() ? wire.getAlbum() : wire.getAlbumTitle();
        Integer number = wire.getTrackNumber();
        return new Track(
                new TrackId(wire.getTrack()),
                new Description(artist, album, wire.getTitle()),
                yearOf(wire.getReleaseDate()),
                number == null ? 0 : Math.max(0, number));
    }

    /// Returns the public record of a track of which that much is known.
    public static dev.segue.wire.Track toWire(Track track, String genre) {
        return dev.segue.wire.Track.newBuilder()
                .setTrack(track.id().value())
                .setTitle(track.description().title())
                .setArtists(List.of(ArtistCredit.newBuilder()
                        .setName(track.description().artist())
                        .build()))
                .setAlbumTitle(track.description().album())
                .setTrackNumber(track.number())
                .setReleaseDate(track.year() == 0 ? "" : Integer.toString(track.year()))
                .setGenres(genre.isEmpty() ? List.of() : List.of(genre))
                .build();
    }

    private static String nameOf(ArtistCredit credit) {
        return credit.getName().isEmpty() ? credit.getId() : credit.getName();
    }

    private static int yearOf(String date) {
        if (date.length() < YEAR_DIGITS) {
            return 0;
        }
        String year = date.substring(0, YEAR_DIGITS);
        return year.chars().allMatch(Character::isDigit) ? Integer.parseInt(year) : 0;
    }
}
