package dev.segue.serving;

import java.util.List;

/// The generations that this process holds.
///
/// @param serving the number of the one that serves
/// @param lines one for each, by number
public record Models(int serving, List<Line> lines) {

    public Models {
        lines = List.copyOf(lines);
    }

    /// Knows which generations are held. Never blocks.
    @FunctionalInterface
    public interface Watch {

        /// Returns what is held at the moment.
        Models now();
    }

    /// One generation.
    ///
    /// @param generation its number; 0: learnt from the stream alone
    /// @param name what it is called where it was trained; empty when it was not trained, or is not here yet
    /// @param whole whether it could serve
    /// @param tracks how many tracks have a vector in it
    /// @param rankerSteps how many steps the order has learnt
    /// @param bytes about how much memory it takes
    public record Line(int generation, String name, boolean whole, int tracks, long rankerSteps, long bytes) {}
}
