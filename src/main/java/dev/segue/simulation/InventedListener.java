package dev.segue.simulation;

import java.time.Instant;
import java.util.List;

/// A listener of the invented world.
///
/// @param id such as `listener-017`
/// @param taste what they like
/// @param habits how they listen
/// @param temperament the mood they are in when nothing else moves them
public record InventedListener(String id, LatentTaste taste, Habits habits, Mood temperament) {

    private static final double MOOD_REACH = 0.75;
    private static final double ERA_REACH_YEARS = 45;

    /// Half of the world is in the first, half of the rest in the second, and so on.
    private static final List<String> COUNTRIES = List.of("US", "BR", "DE", "JP", "SE", "NG");

    private static final long WHEREABOUTS = 0x3166;

    /// Returns where they are: a function of their name, of which nothing else depends.
    public String country() {
        double place = -Math.log(1 - Dice.fixed(WHEREABOUTS, id)) / Math.log(2);
        return COUNTRIES.get((int) Math.min(place, COUNTRIES.size() - 1.0));
    }

    /// Returns how much a track appeals to this listener in a mood, in `[0, 1]`.
    ///
    /// The weakest link decides: a loved genre in the wrong mood appeals no more than the mood allows. The era and
    /// a fixed quirk of this listener about this track shift it, and a favourite artist makes up for half of what
    /// is missing. It is neither a product of vectors nor a sum of counts: nothing that Segue learns has this form.
    public double appeal(InventedTrack track, Mood mood) {
        double moodFit = reach(mood.distanceTo(track.mood()), MOOD_REACH);
        double weakestLink = Math.min(taste.loveOf(track.genre()), 0.2 + 0.8 * moodFit);
        double era = reach(Math.abs(track.year() - taste.favouriteYear()), ERA_REACH_YEARS);
        double appeal = 0.6 * weakestLink + 0.15 * era + 0.25 * Dice.fixed(taste.quirk(), track.id());
        return taste.favouriteArtists().contains(track.artistId()) ? 1 - 0.5 * (1 - appeal) : appeal;
    }

    /// Returns the probability that this listener leaves a track early when it is played to them in a mood.
    public double skipChance(InventedTrack track, Mood mood) {
        double missing = 1 - appeal(track, mood);
        return Math.clamp((2.8 - 2.2 * habits.patience()) * missing * missing, 0.01, 0.95);
    }

    /// Returns this listener with the taste as it has drifted by a time.
    public InventedListener asOf(Instant time) {
        return new InventedListener(id, taste.asOf(time), habits, temperament);
    }

    private static double reach(double distance, double reach) {
        return Math.max(0, 1 - distance / reach);
    }
}
