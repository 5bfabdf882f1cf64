package dev.segue.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The path of one session: which track comes next, and how the mood moves with the music.
///
/// A step continues a run (the rest of an album or of a playlist), goes back to a favourite, stays with the artist,
/// starts an album or a playlist, glides to something similar, or jumps to something else.
final class SessionWalk {

    private static final double RUN_GOES_ON = 0.82;
    private static final double RUN_SURVIVES_A_SKIP = 0.35;
    private static final double SMOOTH_SHARE = 0.5;
    private static final int GLANCES = 7;

    private final InventedListener listener;
    private final World world;
    private final Library library;
    private final Dice dice;
    private final Search search;
    private final Deque<InventedTrack> run = new ArrayDeque<>();
    private Mood mood;
    private InventedTrack last;

    /// Begins a session.
    ///
    /// @param listener with the taste of that day
    SessionWalk(InventedListener listener, World world, Library library, Dice dice) {
        this.listener = listener;
        this.world = world;
        this.library = library;
        this.dice = dice;
        this.search = new Search(listener, world.shelves(), dice);
        this.mood = listener.temperament().moved(0.15 * dice.bell(), 0.15 * dice.bell());
        this.last = dice.chance(0.5) ? favourite() : jump();
    }

    InventedListener listener() {
        return listener;
    }

    Mood mood() {
        return mood;
    }

    /// Returns the track that is played now.
    InventedTrack track() {
        return last;
    }

    /// Takes the next step.
    ///
    /// @param skipped whether the track before was left early
    void step(boolean skipped) {
        moveMood();
        last = next(skipped);
    }

    /// Leaves the path for a track that was found elsewhere.
    void turnTo(InventedTrack track) {
        moveMood();
        run.clear();
        last = track;
    }

    private void moveMood() {
        mood = mood.moved(
                0.03 * dice.bell() + 0.1 * (last.mood().energy() - mood.energy()),
                0.03 * dice.bell() + 0.1 * (last.mood().valence() - mood.valence()));
    }

    private InventedTrack next(boolean skipped) {
        if (!run.isEmpty() && dice.chance(skipped ? RUN_SURVIVES_A_SKIP : RUN_GOES_ON)) {
            return run.removeFirst();
        }
        run.clear();
        Habits habits = listener.habits();
        double u = dice.uniform();
        if ((u -= habits.familiar()) < 0) {
            return favourite();
        }
        if ((u -= habits.artists()) < 0 && !skipped) {
            return world.shelves().artistOf(last).popular(dice);
        }
        if ((u -= habits.albums()) < 0) {
            return album();
        }
        if ((u -= habits.playlists()) < 0) {
            return playlist();
        }
        return dice.chance(SMOOTH_SHARE) && !skipped ? search.smoothAfter(last, mood, GLANCES) : jump();
    }

    private InventedTrack favourite() {
        return library.favourite(listener, mood, dice);
    }

    private InventedTrack jump() {
        return search.anything(mood, GLANCES);
    }

    private InventedTrack album() {
        InventedTrack start = dice.chance(0.4) ? favourite() : jump();
        run.addAll(world.shelves().afterOnAlbum(start));
        return start;
    }

    private InventedTrack playlist() {
        List<String> ids = dice.pick(world.catalog().playlists()).trackIds();
        int start = dice.below(ids.size());
        ids.subList(start, ids.size()).forEach(id -> run.add(world.shelves().track(id)));
        return run.removeFirst();
    }
}
