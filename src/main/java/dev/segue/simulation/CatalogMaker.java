package dev.segue.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Makes an [InventedCatalog]: artist by artist, each with albums of tracks around the artist's own sound.
final class CatalogMaker {

    private static final int FIRST_YEAR = 1965;
    private static final int LAST_YEAR = 2024;

    private final long seed;
    private final Dice dice;
    private final Names names;
    private final List<InventedArtist> artists = new ArrayList<>();
    private final List<InventedAlbum> albums = new ArrayList<>();
    private final List<InventedTrack> tracks = new ArrayList<>();

    CatalogMaker(long seed) {
        this.seed = seed;
        this.dice = Dice.of(seed, "catalog");
        this.names = new Names(Dice.of(seed, "names"));
    }

    InventedCatalog make(int size) {
        while (tracks.size() < size) {
            addArtist(size);
        }
        return new InventedCatalog(seed, artists, albums, tracks, playlists());
    }

    private void addArtist(int size) {
        InventedArtist artist = new InventedArtist(
                id("art-%04d", artists.size()), names.artist(), dice.pick(Genre.RING), dice.heavyTailed(0.75, 120));
        artists.add(artist);
        Mood sound = artist.genre().mood().moved(0.10 * dice.bell(), 0.12 * dice.bell());
        int year = FIRST_YEAR + dice.below(LAST_YEAR - FIRST_YEAR - 8);
        for (int left = 1 + dice.below(4); left > 0 && tracks.size() < size; left--) {
            addAlbum(artist, sound, Math.min(LAST_YEAR, year), size);
            year += 1 + dice.below(4);
        }
    }

    private void addAlbum(InventedArtist artist, Mood sound, int year, int size) {
        String albumId = id("alb-%05d", albums.size());
        String title = names.album();
        List<String> trackIds = new ArrayList<>();
        int length = Math.min(6 + dice.below(7), size - tracks.size());
        for (int number = 1; number <= length; number++) {
            InventedTrack track = track(artist, sound, albumId, title, number, year);
            tracks.add(track);
            trackIds.add(track.id());
        }
        albums.add(new InventedAlbum(albumId, title, artist.id(), year, trackIds));
    }

    private InventedTrack track(
            InventedArtist artist, Mood sound, String albumId, String albumTitle, int number, int year) {
        Genre genre = dice.chance(0.85) ? artist.genre() : artist.genre().along(dice.chance(0.5) ? 1 : -1);
        Mood mood = sound.moved(0.10 * dice.bell(), 0.13 * dice.bell());
        double faster = 40 * (mood.energy() - genre.mood().energy());
        return new InventedTrack(
                id("trk-%05d", tracks.size()),
                names.track(),
                artist.id(),
                artist.name(),
                albumId,
                albumTitle,
                number,
                year,
                genre,
                Math.clamp(genre.tempo() + faster + 9 * dice.bell(), 55, 200),
                mood,
                Duration.ofSeconds(Math.clamp(Math.round(215 + 48 * dice.bell()), 80, 540)),
                artist.fame() * dice.heavyTailed(0.5, 8));
    }

    private List<InventedPlaylist> playlists() {
        Shelves shelves = Shelves.of(tracks);
        List<InventedPlaylist> playlists = new ArrayList<>();
        for (int i = 0; i < InventedCatalog.PLAYLISTS; i++) {
            playlists.add(playlist(id("pl-%03d", i), shelves));
        }
        return playlists;
    }

    private InventedPlaylist playlist(String id, Shelves shelves) {
        Genre genre = dice.pick(tracks).genre();
        int length = 15 + dice.below(16);
        List<String> trackIds = shelves.genre(genre)
                .draws(dice, length)
                .sorted(Comparator.comparingDouble(
                                (InventedTrack track) -> track.mood().energy())
                        .thenComparing(InventedTrack::id))
                .map(InventedTrack::id)
                .distinct()
                .toList();
        return new InventedPlaylist(id, names.playlist(genre), trackIds);
    }

    private static String id(String pattern, int number) {
        return pattern.formatted(number).toLowerCase(Locale.ROOT);
    }
}
