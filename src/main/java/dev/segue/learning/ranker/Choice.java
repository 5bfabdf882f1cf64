package dev.segue.learning.ranker;

import java.util.Optional;

/// One of a list's candidates was chosen.
///
/// @param slate the candidates of the list
/// @param chosen the number of the one that was chosen
/// @param aside what the same choice says of another list; empty when nothing
public record Choice(Slate slate, int chosen, Optional<Aside> aside) {

    /// The same choice among the candidates of a list for which nobody asked: that of a circumstance that the list that
    /// was chosen from is not under.
    ///
    /// @param circumstance whose weights it teaches, and no others: it is 1 in the slate
    /// @param slate the candidates
    /// @param chosen the number of the one that was chosen
    public record Aside(int circumstance, Slate slate, int chosen) {}

    /// Creates a choice that says something of its own list alone.
    public Choice(Slate slate, int chosen) {
        this(slate, chosen, Optional.empty());
    }
}
