package dev.segue.serving;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The generations that this process holds.
///
/// @param serving the number of the one that serves
/// @param lines one for each, by number
/// @param budgetBytes how much memory two of them may take
/// @param refused the one that came last and could not be held; empty: none
/// @param retraining how training anew stands, where there is a schedule for it
public record Models(
        int serving, List<Line> lines, long budgetBytes, Optional<Refused> refused, Optional<Retraining> retraining) {

    public Models {
        lines = List.copyOf(lines);
    }

    /// Knows which generations are held. Never blocks.
    @FunctionalInterface
    public interface Watch {

        /// Returns what is held at the moment.
        Models now();
    }

    /// Training anew by a schedule.
    ///
    /// @param schedule when, as crontab writes it, in UTC
    /// @param elected whether this process is the one that does it
    /// @param running whether it is under way here
    /// @param next when it is due; empty: never
    /// @param last what came of it here last; empty: nothing yet
    public record Retraining(
            String schedule, boolean elected, boolean running, Optional<Instant> next, Optional<Run> last) {}

    /// One time that a service has trained anew.
    ///
    /// @param started when
    /// @param took how long
    /// @param outcome `promoted`, `reported` (it is not worse), `worse`, `failed` or `stopped`
    /// @param generation what was trained; empty: nothing
    /// @param detail a line for people
    public record Run(Instant started, Duration took, String outcome, String generation, String detail) {}

    /// A generation that came and could not be held.
    ///
    /// @param generation its number
    /// @param name what it is called where it was trained
    /// @param reason why, for people
    public record Refused(int generation, String name, String reason) {}

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
