package dev.segue.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a listener remembers: the tracks they go back to, and those they have judged. Bounded; not thread-safe.
final class Library {

    private static final int LARGEST = 150;
    private static final int SMALLEST = 12;

    private final List<InventedTrack> loved = new ArrayList<>();
    private final Set<String> lovedIds = new HashSet<>();
    private final Set<String> judged = new HashSet<>();

    /// Returns a library as a listener brings it along, from before the history begins.
    static Library broughtAlong(InventedListener listener, Shelves shelves, Dice dice) {
        Library library = new Library();
        Search search = new Search(listener, shelves, dice);
        int size = SMALLEST + dice.below(30);
        for (int tries = 0; tries < 4 * size && library.loved.size() < size; tries++) {
            library.keep(search.anything(listener.temperament(), 10), dice);
        }
        return library;
    }

    /// Keeps a track; a full library loses one of its less visited tracks for it.
    void keep(InventedTrack track, Dice dice) {
        if (!lovedIds.add(track.id())) {
            return;
        }
        if (loved.size() < LARGEST) {
            loved.add(track);
        } else {
            int place = LARGEST / 2 + dice.below(LARGEST / 2);
            lovedIds.remove(loved.set(place, track).id());
        }
    }

    /// Returns the track of a few that suits the mood best; the first in the library come up most.
    InventedTrack favourite(InventedListener listener, Mood mood, Dice dice) {
        InventedTrack best = any(dice);
        for (int i = 0; i < 2; i++) {
            InventedTrack other = any(dice);
            if (listener.appeal(other, mood) > listener.appeal(best, mood)) {
                best = other;
            }
        }
        return best;
    }

    /// Returns whether a track has not been judged before, and remembers that it has been now.
    boolean judge(InventedTrack track) {
        return judged.add(track.id());
    }

    private InventedTrack any(Dice dice) {
        double u = dice.uniform();
        return loved.get((int) (u * u * loved.size()));
    }
}
