package dev.segue.serving;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.ranking.ShownTracks;
import dev.segue.ranking.Steering;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// A request for recommendations.
///
/// @param listener for whom
/// @param limit how many at most, from 1 to [#MAX_LIMIT]
/// @param mode how much of what the listener knows already
/// @param diversity how different the tracks are to be, 0 (the order of the scores) to 1; empty: as it is set
/// @param excludedTracks tracks that must not be in the list
/// @param excludedArtists ids or names of artists that must not be in the list
/// @param explain how much of the reasons to return
/// @param after what must have been processed first; empty: whatever has been
/// @param patience how long to wait for `after`, from zero to [#MAX_PATIENCE]
/// @param context where the list is shown, as the client names it; empty when not said
/// @param following where it is to go on, without anything of the session; empty: wherever the listener may be
/// @param shown what has been shown on earlier pages
/// @param recorded whether the list will be recorded as shown, so that its features may be wanted
/// @param seeds tracks to start from, as if the listener had just played them in this order; at most [#MAX_SEEDS]
/// @param steering what the tracks are to be like
/// @param country where the listener is, by its code; empty: as they have said
public record RecommendationQuery(
        ListenerId listener,
        int limit,
        Mode mode,
        OptionalDouble diversity,
        Set<TrackId> excludedTracks,
        Set<String> excludedArtists,
        Explain explain,
        Optional<Position> after,
        Duration patience,
        String context,
        Optional<Following> following,
        ShownTracks shown,
        boolean recorded,
        List<TrackId> seeds,
        Steering steering,
        String country) {

    /// The most tracks that one list can hold.
    public static final int MAX_LIMIT = 200;

    /// The most tracks that one list can start from.
    public static final int MAX_SEEDS = 30;

    /// How many tracks a list holds when the request does not say.
    public static final int DEFAULT_LIMIT = 20;

    /// The longest wait for `after`.
    public static final Duration MAX_PATIENCE = Duration.ofSeconds(1);

    /// How long a request with `after` waits when it does not say.
    public static final Duration DEFAULT_PATIENCE = Duration.ofMillis(500);

    public RecommendationQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit %d; expected 1 to %d".formatted(limit, MAX_LIMIT));
        }
        if (patience.isNegative() || patience.compareTo(MAX_PATIENCE) > 0) {
            throw new IllegalArgumentException("patience %s; expected zero to %s".formatted(patience, MAX_PATIENCE));
        }
        diversity.ifPresent(share -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("diversity %s; expected 0 to 1".formatted(share));
            }
        });
        excludedTracks = Set.copyOf(excludedTracks);
        excludedArtists = Set.copyOf(excludedArtists);
        seeds = List.copyOf(seeds);
        if (seeds.size() > MAX_SEEDS) {
            throw new IllegalArgumentException("%d seeds; expected at most %d".formatted(seeds.size(), MAX_SEEDS));
        }
    }

    /// Returns the same request from other tracks on.
    public RecommendationQuery startingFrom(List<TrackId> tracks) {
        return but(limit, following, shown, tracks);
    }

    /// Returns the request that says nothing but for whom.
    public static RecommendationQuery of(ListenerId listener) {
        return new RecommendationQuery(
                listener,
                DEFAULT_LIMIT,
                Mode.MIXED,
                OptionalDouble.empty(),
                Set.of(),
                Set.of(),
                Explain.SHORT,
                Optional.empty(),
                Duration.ZERO,
                "",
                Optional.empty(),
                ShownTracks.NONE,
                false,
                List.of(),
                Steering.NONE,
                "");
    }

    /// Returns the same request for the longest list.
    public RecommendationQuery ofMost() {
        return but(MAX_LIMIT, following, shown, seeds);
    }

    /// Returns the same request for a list that goes on where the listener is.
    public RecommendationQuery with(Following here) {
        return but(limit, Optional.of(here), shown, seeds);
    }

    /// Returns the same request for the page after those that have been shown.
    public RecommendationQuery after(ShownTracks pages) {
        return but(limit, following, pages, seeds);
    }

    private RecommendationQuery but(
            int otherLimit, Optional<Following> otherFollowing, ShownTracks otherShown, List<TrackId> otherSeeds) {
        return new RecommendationQuery(
                listener,
                otherLimit,
                mode,
                diversity,
                excludedTracks,
                excludedArtists,
                explain,
                after,
                patience,
                context,
                otherFollowing,
                otherShown,
                recorded,
                otherSeeds,
                steering,
                country);
    }

    /// How much of what the listener knows already.
    public enum Mode {
        /// New and familiar tracks in one order.
        MIXED,
        /// Only tracks that the listener has not played.
        DISCOVER,
        /// Only tracks that the listener has played.
        FAMILIAR;

        /// Returns the name that the API uses.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How much of the reasons to return.
    public enum Explain {
        /// No reasons.
        NONE,
        /// Code and text of each reason.
        SHORT,
        /// Code, text, weight and the track or artist behind each reason.
        FULL;

        /// Returns the name that the API uses.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
