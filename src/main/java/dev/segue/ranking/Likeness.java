package dev.segue.ranking;

import org.jspecify.annotations.Nullable;

/// How much alike two tracks are, from what the model knows of both: 0 (not at all) to 1.
///
/// The greatest of: one artist, one album of that artist, and how often the second followed the first, as a cosine:
/// `near / √((total of one + shrinkage) · (total of the other + shrinkage))`. Only the first track's row is looked at;
/// within a session order is loose enough that rows of tracks heard together name each other.
final class Likeness {

    private final VarietySettings settings;
    private final double shrinkage;

    Likeness(VarietySettings settings, double shrinkage) {
        this.settings = settings;
        this.shrinkage = shrinkage;
    }

    /// Returns the likeness by who made them.
    double byOrigin(@Nullable TrackNode one, @Nullable TrackNode other) {
        if (one == null || other == null || one.artist() == 0 || one.artist() != other.artist()) {
            return 0;
        }
        return isOneAlbum(one, other) ? Math.max(settings.sameArtist(), settings.sameAlbum()) : settings.sameArtist();
    }

    /// Returns the likeness of a track to one that follows it.
    ///
    /// @param near how often, of the row's own
    double byListening(Followers row, double near, Followers rowOfFollower) {
        return Math.min(1, near / Math.sqrt((row.total() + shrinkage) * (rowOfFollower.total() + shrinkage)));
    }

    static boolean isOneAlbum(TrackNode one, TrackNode other) {
        String album = one.description().album();
        return !album.isEmpty()
                && one.artist() == other.artist()
                && album.equals(other.description().album());
    }
}
