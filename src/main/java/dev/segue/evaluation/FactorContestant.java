package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.math.TopK;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.ListenerFactors;
import dev.segue.ranking.Recommender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/// The factors alone: the tracks whose vectors have the greatest products with the listener's.
public final class FactorContestant implements Contestant {

    private final String name;
    private final OfflineLoop loop;
    private final Map<Long, TrackId> played = new HashMap<>();
    private final Map<ListenerId, Acquaintance> acquaintances = new HashMap<>();

    private record Acquaintance(Set<Long> met, Set<Long> played, Set<Long> disliked) {

        static final Acquaintance NONE = new Acquaintance(Set.of(), Set.of(), Set.of());

        static Acquaintance empty() {
            return new Acquaintance(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }
    }

    /// Creates a contestant that has learnt nothing.
    public FactorContestant(String name, FactorSettings settings) {
        this.name = name;
        this.loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                settings,
                Recommender.blend(BlendSettings.DEFAULTS));
    }

    /// Goes on from what a training has made.
    public void start(TrainedVectors vectors, RankerWeights weights) {
        loop.start(vectors, weights);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TrackId> answer(Question question) {
        Optional<ListenerFactors> factors = ListenerFactors.of(
                loop.view(question.listener()).taste(), loop.model().vectors());
        if (factors.isEmpty()) {
            return List.of();
        }
        Acquaintance known = acquaintances.getOrDefault(question.listener(), Acquaintance.NONE);
        LongPredicate admits = switch (question.mode()) {
            case MIXED -> track -> !known.disliked.contains(track);
            case DISCOVER -> track -> !known.met.contains(track) && !known.disliked.contains(track);
            case FAMILIAR -> track -> known.played.contains(track) && !known.disliked.contains(track);
        };
        TopK best = factors.get().best(question.limit(), track -> played.containsKey(track) && admits.test(track));
        List<TrackId> tracks = new ArrayList<>(best.size());
        for (int rank = 0; rank < best.size(); rank++) {
            TrackId track = played.get(best.key(rank));
            if (track != null) {
                tracks.add(track);
            }
        }
        return tracks;
    }

    @Override
    public void learn(Interaction interaction) {
        if (interaction instanceof WithTrack about) {
            note(about);
        }
        loop.learn(interaction);
    }

    private void note(WithTrack about) {
        long track = about.track().fingerprint();
        Acquaintance known = acquaintances.computeIfAbsent(about.listener(), _ -> Acquaintance.empty());
        switch (about) {
            case Played _ -> {
                played.putIfAbsent(track, about.track());
                known.met.add(track);
                known.played.add(track);
            }
            case Skipped _ -> known.met.add(track);
            case Judged judged when judged.strength() < 0 -> known.disliked.add(track);
            case Judged _ -> known.disliked.remove(track);
        }
    }
}
