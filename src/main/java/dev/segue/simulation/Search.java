package dev.segue.simulation;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// How a listener comes upon tracks: they look at a few and take the one that appeals most.
///
/// @param listener who looks
/// @param shelves where
/// @param dice which tracks happen to be seen
record Search(InventedListener listener, Shelves shelves, Dice dice) {

    /// Looks through the shelves of genres that the listener takes to.
    InventedTrack anything(Mood mood, int glances) {
        return bestOf(glances, () -> shelves.genre(someGenre()), track -> listener.appeal(track, mood));
    }

    /// Looks for a track that goes well after another: of its genre, close in mood and tempo.
    InventedTrack smoothAfter(InventedTrack last, Mood mood, int glances) {
        Pool pool = shelves.genre(last.genre());
        return bestOf(glances, () -> pool, track -> smoothness(last, track, mood));
    }

    private InventedTrack bestOf(int glances, Supplier<Pool> pool, ToDoubleFunction<InventedTrack> score) {
        InventedTrack best = glance(pool.get());
        double bestScore = score.applyAsDouble(best);
        for (int i = 1; i < glances; i++) {
            InventedTrack other = glance(pool.get());
            double otherScore = score.applyAsDouble(other);
            if (otherScore > bestScore) {
                best = other;
                bestScore = otherScore;
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
        Genre genre = dice.pick(Genre.RING);
        for (int tries = 0; tries < 20 && !dice.chance(listener.taste().loveOf(genre)); tries++) {
            genre = dice.pick(Genre.RING);
        }
        return genre;
    }
}
