package dev.segue.topology.listener;

import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.RecommendationId;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Recommender;
import dev.segue.wire.Reason;
import dev.segue.wire.Recommendations;
import dev.segue.wire.RecommendedTrack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes the lists of the `recommendations` topic: the same ranking as a look-up, with ids and names resolved.
final class ListPublisher {

    private static final int LENGTH = 20;

    private final Recommender recommender;
    private final Model model;

    ListPublisher(Recommender recommender, Model model) {
        this.recommender = recommender;
        this.model = model;
    }

    Recommendations list(String user, ListenerView view, int partition, long clockMillis, long offset) {
        Instant at = Instant.ofEpochMilli(clockMillis);
        RankRequest request =
                RankRequest.of(RankRequest.Mode.MIXED, LENGTH, at).withDiversity(recommender.usualDiversity());
        Ranked ranked = recommender.rank(view, model, request);
        long name = Fingerprint.of(user + '|' + offset + '|' + clockMillis);
        List<RecommendedTrack> items = new ArrayList<>(ranked.tracks().size());
        for (RankedTrack track : ranked.tracks()) {
            items.add(item(track, items.size() + 1));
        }
        return Recommendations.newBuilder()
                .setRecommendationId(new RecommendationId(partition, name).text())
                .setUser(user)
                .setMode("mixed")
                .setAsOf(at)
                .setItems(items)
                .setVariant("default")
                .setGeneration(ranked.generation())
                .build();
    }

    private RecommendedTrack item(RankedTrack track, int rank) {
        Description description = model.descriptionOf(track.fingerprint());
        return RecommendedTrack.newBuilder()
                .setTrack(track.id().value())
                .setRank(rank)
                .setScore(track.score())
                .setSource(track.source().wireName())
                .setReasons(track.reasons().stream().map(this::reason).toList())
                .setTitle(description.title())
                .setArtist(description.artist())
                .build();
    }

    private Reason reason(Ranked.Reason reason) {
        return Reason.newBuilder()
                .setCode(reason.code())
                .setTrack(model.idOf(reason.track()).map(id -> id.value()).orElse(""))
                .setWeight(reason.weight())
                .build();
    }
}
