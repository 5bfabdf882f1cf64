package dev.segue.simulation;

import java.util.List;

/// How a listener comes upon tracks: they look at a few and take the one that appeals most.
///
/// @param listener who looks
/// @param shelves where
/// @param dice which tracks happen to be seen
record Search(InventedListener listener, Shelves shelves, Dice dice) {

    /// Looks through the shelves of a genre that the listener takes to.
    InventedTrack anything(Mood mood, int glances) {
        InventedTrack best = glance(shelves.genre(someGenre()));
        for (int i = 1; i < glances; i++) {
            InventedTrack other = glance(shelves.genre(someGenre()));
            if (listener.appeal(other, mood) > listener.appeal(best, mood)) {
                best = other;
            }
        }
        return best;
    }

    /// Looks for a track that goes well after another: of its genre, close in mood and tempo.
    InventedTrack smoothAfter(InventedTrack last, Mood mood, int glances) {
        Pool pool = shelves.genre(last.genre());
        InventedTrack best = glance(pool);
        for (int i = 1; i < glances; i++) {
            InventedTrack other = glance(pool);
            if (smoothness(last, other, mood) > smoothness(last, best, mood)) {
                best = other;
            }
        }
        return best;
    }

    private double smoothness(InventedTrack last, InventedTrack next, Mood mood) {
        double jolt = last.mood().distanceTo(next.mood()) + Math.abs(last.tempo() - next.tempo()) / 100;
        return listener.appeal(next, mood) - jolt;
    }

    private InventedTrack glance(Pool pool) {
        return dice.chance(listener.habits().mainstream()) ? pool.popular(dice) : pool.any(dice);
    }

    private Genre someGenre() {
        List<Genre> genres = List.of(Genre.values());
        Genre genre = dice.pick(genres);
        for (int tries = 0; tries < 20 && !dice.chance(listener.taste().loveOf(genre)); tries++) {
            genre = dice.pick(genres);
        }
        return genre;
    }
}
