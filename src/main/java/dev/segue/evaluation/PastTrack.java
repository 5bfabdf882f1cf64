package dev.segue.evaluation;

/// What the stream has shown of one track up to now.
final class PastTrack {

    private final int index;
    private int firstMet = Acquaintances.NEVER;
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

    /// Returns whether anyone played, skipped or judged it before an event.
    boolean isMet(int beforeEvent) {
        return firstMet < beforeEvent;
    }

    /// Returns its plays at the last [Past#settle].
    int settledPlays() {
        return settledPlays;
    }

    /// Returns its artist as its first event named it; empty when it named none.
    String artist() {
        return artist;
    }

    /// Notes that an event is about it.
    void meet(int event) {
        firstMet = Math.min(firstMet, event);
    }

    /// Counts a play, and returns how many there are.
    int play() {
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
