package dev.segue.ranking;

import java.util.Arrays;

/// An album, artist, playlist or genre with its tracks. One thread writes, any number read.
///
/// Memory: some 80 bytes, and 8 to 16 a track.
final class TrackGroup {

    private final GroupKind kind;
    private final String id;
    private volatile String title;
    private volatile String artist;
    private volatile long[] tracks = new long[2];
    private volatile int size;

    TrackGroup(GroupKind kind, String id, String title, String artist) {
        this.kind = kind;
        this.id = id;
        this.title = title;
        this.artist = artist;
    }

    GroupKind kind() {
        return kind;
    }

    String id() {
        return id;
    }

    /// Returns what it is called; empty when nobody has said.
    String title() {
        return title;
    }

    /// Returns the artist of an album; empty for everything else.
    String artist() {
        return artist;
    }

    void name(String newTitle, String newArtist) {
        title = newTitle;
        artist = newArtist;
    }

    int size() {
        return size;
    }

    /// Returns the fingerprint of a track, by its place from 0; of a place that has just gone, another one's.
    long track(int place) {
        return tracks[place];
    }

    void add(long track) {
        long[] now = tracks;
        int place = size;
        if (place == now.length) {
            now = Arrays.copyOf(now, 2 * now.length);
            tracks = now;
        }
        now[place] = track;
        size = place + 1;
    }

    /// Takes a track out: a copy of the others, so that a reader meets none twice.
    void remove(long track) {
        long[] fewer = Arrays.stream(tracks)
                .limit(size)
                .filter(other -> other != track)
                .toArray();
        size = fewer.length;
        tracks = fewer.length == 0 ? new long[2] : fewer;
    }

    void replace(long[] all) {
        size = Math.min(size, all.length);
        tracks = all.length == 0 ? new long[2] : all.clone();
        size = all.length;
    }
}
