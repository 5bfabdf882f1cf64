package dev.segue.ranking;

import dev.segue.events.TrackId;
import dev.segue.learning.trending.Reach;
import dev.segue.learning.trending.Rising;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.math.TopK;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Ranked.Reason;
import dev.segue.ranking.TrendingRequest.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tracks that many listeners play at the moment: everywhere, of a genre, in a country, and those that rise.
///
/// Every listener counts once a day for a track, so that one who plays it all night moves nothing.
///
/// Cost: of a genre one pass over its tracks, else over the lists that are kept.
public final class TrendingTracks {

    private final Model model;

    /// @param model what is known of tracks
    public TrendingTracks(Model model) {
        this.model = model;
    }

    /// Returns the tracks with the most listeners of late; the score is the decayed number of listener days as of a
    /// moment.
    ///
    /// @param at the moment, in event time
    /// @param limit how many at most
    public List<RankedTrack> of(Instant at, int limit) {
        return of(new TrendingRequest(Optional.empty(), "", Order.LISTENERS, limit), at)
                .orElse(List.of());
    }

    /// Returns the tracks, best first. The score is the decayed number of listener days, or how many times as much as
    /// usual a track is played.
    ///
    /// @param at the moment, in event time
    /// @return empty when no track is of that genre
    public Optional<List<RankedTrack>> of(TrendingRequest request, Instant at) {
        Optional<Stream<TrackNode>> candidates = candidates(request);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        TopK top = new TopK(request.limit());
        candidates.get().forEach(node -> {
            double score = score(node.totals(), request, at.toEpochMilli());
            if (score > least(request)) {
                top.offer(node.fingerprint(), score);
            }
        });
        top.sort();
        return Optional.of(tracks(top, request, at));
    }

    /// By logarithms that hold at any time, so that what was played long ago still has an order.
    private double score(TrackTotals totals, TrendingRequest request, long atMillis) {
        Rising measure = model.trends().measure();
        Optional<Reach.InCountry> sums = totals.in(request.country());
        if (sums.isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        double latest = sums.get().latestDays();
        long asOf = totals.decayedAtMillis();
        return switch (request.order()) {
            case LISTENERS -> measure.latest().log2At(latest, asOf);
            case RISING -> measure.ratio(latest, sums.get().usualDays(), asOf, atMillis);
        };
    }

    private static double least(TrendingRequest request) {
        return switch (request.order()) {
            case LISTENERS -> Double.NEGATIVE_INFINITY;
            case RISING -> 1;
        };
    }

    private Optional<Stream<TrackNode>> candidates(TrendingRequest request) {
        if (request.genre().isEmpty()) {
            TrendingIndex.Snapshot kept = switch (request.order()) {
                case LISTENERS -> model.trends().played(request.country());
                case RISING -> model.trends().rising(request.country());
            };
            return Optional.of(IntStream.range(0, kept.size()).mapToObj(kept::track));
        }
        @Nullable
        TrackGroup group = model.groups().find(GroupKind.GENRE, request.genre().get());
        return group == null
                ? Optional.empty()
                : Optional.of(IntStream.range(0, group.size())
                        .mapToObj(i -> Optional.ofNullable(Seeds.offered(model, group.track(i))))
                        .flatMap(Optional::stream)
                        .filter(node -> node.totals().plays() > 0)
                        .distinct());
    }

    private List<RankedTrack> tracks(TopK top, TrendingRequest request, Instant at) {
        double halfLives = at.toEpochMilli() / model.trendDecay().halfLifeMillis();
        Reason because = new Reason(Source.TRENDING.reason(), 0, 0, 1);
        List<RankedTrack> tracks = new ArrayList<>(top.size());
        for (int rank = 0; rank < top.size(); rank++) {
            TrackNode node = model.track(top.key(rank));
            TrackId id = node == null ? null : node.id();
            if (id != null) {
                double score = switch (request.order()) {
                    case LISTENERS -> TrendingIndex.valueAt(top.score(rank), halfLives);
                    case RISING -> top.score(rank);
                };
                tracks.add(new RankedTrack(top.key(rank), id, score, Source.TRENDING, List.of(because)));
            }
        }
        return tracks;
    }
}
