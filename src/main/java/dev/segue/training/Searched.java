package dev.segue.training;

import java.util.Comparator;
import java.util.List;

/// A search for how vectors are fitted best.
///
/// @param best the number of the candidate that was best in the last rung
/// @param tried all that was tried, rung by rung
public record Searched(int best, List<Tried> tried) {

    public Searched {
        tried = List.copyOf(tried);
    }

    /// Returns what was found.
    ///
    /// @throws java.util.NoSuchElementException when the best was never tried
    public Tried winner() {
        return last().stream()
                .filter(one -> one.candidate() == best)
                .findFirst()
                .orElseThrow();
    }

    /// Returns what was tried in the last rung, the best first.
    public List<Tried> last() {
        int rung = tried.stream().mapToInt(Tried::rung).max().orElse(0);
        return tried.stream()
                .filter(one -> one.rung() == rung)
                .sorted(Comparator.comparingDouble(
                        (Tried one) -> -one.validated().mean()))
                .toList();
    }
}
