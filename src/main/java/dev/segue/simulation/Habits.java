package dev.segue.simulation;

/// How a listener goes about listening; every share in `[0, 1]`.
///
/// @param familiar the share of steps that go back to a track they know and love
/// @param albums the share of steps that start an album
/// @param artists the share of steps that stay with the artist
/// @param playlists the share of steps that start a playlist
/// @param mainstream how often they find new tracks among the popular ones rather than anywhere
/// @param patience how readily they sit through a track that does not suit them
/// @param activity how much they listen, relative to others; 1 is usual
/// @param hour the hour of the day (UTC) around which they listen
/// @param hourSpread the spread of that hour
public record Habits(
        double familiar,
        double albums,
        double artists,
        double playlists,
        double mainstream,
        double patience,
        double activity,
        double hour,
        double hourSpread) {

    /// Invents the habits of one listener.
    static Habits invented(Dice dice) {
        return new Habits(
                dice.between(0.08, 0.42),
                dice.chance(0.3) ? dice.between(0.06, 0.14) : dice.between(0, 0.04),
                dice.between(0.04, 0.16),
                dice.between(0, 0.06),
                dice.between(0.35, 0.95),
                dice.between(0.2, 0.9),
                dice.heavyTailed(0.45, 9) * dice.between(0.3, 1),
                dice.between(7, 23),
                dice.between(1, 4));
    }
}
