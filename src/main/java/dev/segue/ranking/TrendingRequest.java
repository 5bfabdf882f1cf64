package dev.segue.ranking;

import java.util.Locale;
import java.util.Optional;

/// What is asked of the trending tracks.
///
/// @param genre only tracks of this genre of the catalog; empty: of any
/// @param country only what listeners of this country play, by its code; empty: everywhere
/// @param order what comes first
/// @param limit how many tracks at most
public record TrendingRequest(Optional<String> genre, String country, Order order, int limit) {

    /// What comes first.
    public enum Order {
        /// What most different listeners play of late.
        LISTENERS,
        /// What is played most of late, relative to what is usual for it; what does not rise is left out.
        RISING;

        /// Returns the name that the API uses.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
