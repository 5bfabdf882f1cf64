package dev.segue.evaluation;

/// What the stream has shown of one track up to now.
final class PastTrack {

    private final int index;
    private int firstPlay = Acquaintances.NEVER;
    private int plays;
    private int settledPlays;
    private String artist = "";

    PastTrack(int index) {
        this.index = index;
    }

    /// Returns its number, from 0, in the order in which tracks came.
    int index() {
        return index;
    }

    /// Returns whether anyone played it before an event.
    boolean isPlayed(int beforeEvent) {
        return firstPlay < beforeEvent;
    }

    /// Returns its plays at the last [Past#settle].
    int settledPlays() {
        return settledPlays;
    }

    /// Returns its artist as its first event named it; empty when it named none.
    String artist() {
        return artist;
    }

    int play(int event) {
        firstPlay = Math.min(firstPlay, event);
        return ++plays;
    }

    void settle() {
        settledPlays = plays;
    }

    void nameArtist(String name) {
        if (artist.isEmpty()) {
            artist = name;
        }
    }
}
