package dev.segue.simulation;

import dev.segue.events.ListeningEvent;
import java.util.List;

/// Shows lists to invented listeners, and hears what they do.
///
/// Those of a service are asked by several threads, each for listeners of its own.
public interface Offers {

    /// Returns what a listener is shown now; it may be empty.
    Offer to(Moment moment);

    /// Takes what a listener has just done, in the order of its doing.
    void report(List<ListeningEvent> events);

    /// A list that is shown.
    ///
    /// @param recommendationId its id; empty when nobody wants to hear what comes of it
    /// @param trackIds first rank first
    record Offer(String recommendationId, List<String> trackIds) {

        public Offer {
            trackIds = List.copyOf(trackIds);
        }
    }
}
