package dev.segue.learning.publishing;

import dev.segue.events.OfGeneration;
import dev.segue.events.TrackUpdate;

/// What of a track has changed since it was published last: a set of bits in one byte, as it is stored beside the rows.
public final class ChangeMarks {

    private static final int TOTALS = 1;
    private static final int SUCCESSORS = 2;
    private static final int NEW = 4;

    /// By lane: the vector of the generation with an even number, and of the one with an odd number.
    private static final int[] VECTOR = {8, 16};

    private ChangeMarks() {}

    /// Returns what an update has changed.
    ///
    /// @param stepped whether the update's step is kept, so that the track's vector is another
    /// @param updates how many updates the track has had in all, this one included
    public static int of(TrackUpdate update, boolean stepped, long updates) {
        return TOTALS
                | (update.successors().isEmpty() ? 0 : SUCCESSORS)
                | (stepped ? vectorIn(OfGeneration.laneOf(update.generation())) : 0)
                | (updates == 1 ? NEW : 0);
    }

    /// Returns the mark of a changed vector.
    ///
    /// @param lane as [OfGeneration#laneOf]
    public static int vectorIn(int lane) {
        return VECTOR[lane];
    }

    /// Returns whether the track's successors have changed.
    public static boolean hasSuccessors(int marks) {
        return (marks & SUCCESSORS) != 0;
    }

    /// Returns whether the track's vector has changed.
    ///
    /// @param lane as [OfGeneration#laneOf]
    public static boolean hasVector(int marks, int lane) {
        return (marks & VECTOR[lane]) != 0;
    }

    /// Returns whether the track was never published.
    public static boolean isNew(int marks) {
        return (marks & NEW) != 0;
    }
}
