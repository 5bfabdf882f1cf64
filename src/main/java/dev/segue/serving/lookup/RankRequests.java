package dev.segue.serving.lookup;

import dev.segue.events.Fingerprint;
import dev.segue.events.TrackId;
import dev.segue.listener.ListenerView;
import dev.segue.listener.RecentPlay;
import dev.segue.ranking.RankRequest;
import dev.segue.serving.Following;
import dev.segue.serving.RecommendationQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What a query asks, in the words of the ranking.
final class RankRequests {

    private RankRequests() {}

    /// Returns the request.
    ///
    /// @param at the model clock
    /// @param usualDiversity of a list for which nobody has asked for another
    static RankRequest of(RecommendationQuery query, Instant at, double usualDiversity) {
        Set<Long> tracks = new HashSet<>(fingerprints(query.excludedTracks()));
        query.following().ifPresent(following -> {
            tracks.addAll(fingerprints(following.queue()));
            following.current().ifPresent(current -> tracks.add(current.fingerprint()));
        });
        Set<Long> artists =
                query.excludedArtists().stream().map(Fingerprint::of).collect(Collectors.toSet());
        RankRequest.Mode mode = switch (query.mode()) {
            case MIXED -> RankRequest.Mode.MIXED;
            case DISCOVER -> RankRequest.Mode.DISCOVER;
            case FAMILIAR -> RankRequest.Mode.FAMILIAR;
        };
        boolean reasons = query.explain() != RecommendationQuery.Explain.NONE;
        RankRequest request = new RankRequest(mode, query.limit(), tracks, artists, at, reasons)
                .withDiversity(query.diversity().orElse(usualDiversity))
                .after(query.shown())
                .steered(query.steering());
        return query.following().isPresent() ? request.thatIsFresh() : request;
    }

    /// Returns the listener where the query says that they are: at the end of the track that is being heard.
    static ListenerView heard(ListenerView view, RecommendationQuery query, Instant at) {
        ListenerView seeded = seeded(view, query, at);
        return query.following()
                .flatMap(Following::current)
                .map(TrackId::fingerprint)
                .filter(current -> !isLast(seeded, current))
                .map(current -> hearing(seeded, current, at))
                .orElse(seeded);
    }

    /// As if the listener had just played the seeds: that is all that a seed is.
    private static ListenerView seeded(ListenerView view, RecommendationQuery query, Instant at) {
        ListenerView seeded = query.country().isEmpty() ? view : view.in(query.country());
        for (TrackId seed : query.seeds()) {
            seeded = hearing(seeded, seed.fingerprint(), at);
        }
        return seeded;
    }

    private static ListenerView hearing(ListenerView view, long track, Instant at) {
        return view.hearing(new RecentPlay(
                track, 0, Math.max(at.toEpochMilli(), view.taste().lastPlayAtMillis()), 100));
    }

    private static boolean isLast(ListenerView view, long track) {
        return !view.taste().recent().isEmpty()
                && view.taste().recent().getLast().track() == track;
    }

    private static Set<Long> fingerprints(Collection<TrackId> tracks) {
        return tracks.stream().map(TrackId::fingerprint).collect(Collectors.toSet());
    }
}
