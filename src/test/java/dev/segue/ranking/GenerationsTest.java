package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.HalfVector;
import dev.segue.events.ListenerId;
import dev.segue.events.OfGeneration;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.RankRequest.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationsTest {

    private static final int TRACKS = 130;
    private static final int LISTS = 40;

    @Test
    void whatWasLearntOnlineStaysWhenTheTrainedVectorsComeAfterIt() {
        Model model = new Model(TrendingSettings.DEFAULTS);
        Start start = start(1, 7);
        long track = new TrackId("track-3").fingerprint();
        HalfVector online = vector(new Random(1));
        RankerState taught = RankerState.of(weights(99));

        model.apply(track, new OfGeneration<>(1, online));
        model.apply(new OfGeneration<>(1, taught));
        assertThat(model.serve(1)).isFalse();
        model.apply(start);

        assertThat(model.serve(1)).isTrue();
        assertThat(vectorOf(model, "track-3")).isEqualTo(online);
        assertThat(vectorOf(model, "track-4")).isNotEqualTo(online);
        assertThat(model.learnt().ranker()).isEqualTo(taught);
    }

    @Test
    void whatComesForOneThatMadeWayIsLetGo() {
        Model model = new Model(TrendingSettings.DEFAULTS);
        model.apply(start(1, 7));
        model.serve(1);
        model.apply(start(2, 8));
        HalfVector before = vectorOf(model.generations().held(2).orElseThrow(), "track-3");

        model.apply(new TrackId("track-3").fingerprint(), new OfGeneration<>(0, vector(new Random(1))));
        model.apply(new OfGeneration<>(0, RankerState.of(weights(99))));

        Learnt second = model.generations().held(2).orElseThrow();
        assertThat(vectorOf(second, "track-3")).isEqualTo(before);
        assertThat(second.ranker().weights().steps()).isEqualTo(8);
        assertThat(model.generations().isPast(0)).isTrue();
        assertThat(model.serve(0)).isFalse();
        assertThat(model.learnt().generation()).isEqualTo(1);
    }

    @Test
    void anUntrainedRankerStartsWithTheWeightsThatServe() {
        Model model = new Model(TrendingSettings.DEFAULTS);
        model.apply(RankerState.of(weights(99)));

        model.apply(new Start(1, "g-1", start(1, 7).vectors(), weights(0)));

        assertThat(model.serve(1)).isTrue();
        assertThat(model.ranker()).isEqualTo(weights(99));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void aListIsMadeOfOneGenerationWhateverSwitchesMeanwhile(long seed) throws Exception {
        Listened listened = Listened.atRandom(seed);
        Model model = listened.loop().model();
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
        ListenerView who = listened.loop().view(new ListenerId("listener-1"));
        RankRequest request = RankRequest.of(Mode.MIXED, 20, listened.now());
        model.apply(start(1, seed));
        List<Ranked> expected = new ArrayList<>();
        for (int generation = 0; generation < 2; generation++) {
            model.serve(generation);
            expected.add(recommender.rank(who, model, request));
        }
        assertThat(expected.getFirst().tracks()).isNotEqualTo(expected.getLast().tracks());

        AtomicBoolean done = new AtomicBoolean();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        Callable<List<Ranked>> asker = () -> {
            List<Ranked> lists = new ArrayList<>();
            while (lists.size() < LISTS || seen.size() < 2) {
                lists.add(recommender.rank(who, model, request));
                seen.add(lists.getLast().generation());
            }
            return lists;
        };
        Thread switching = Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; !done.get(); i++) {
                model.serve(i % 2);
            }
        });
        List<Ranked> lists = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<List<Ranked>> one : List.of(threads.submit(asker), threads.submit(asker))) {
                lists.addAll(one.get());
            }
        } finally {
            done.set(true);
            switching.join();
        }

        assertThat(lists).allSatisfy(list -> assertThat(list).isEqualTo(expected.get(list.generation())));
    }

    private static Start start(int generation, long seed) {
        Random random = new Random(seed);
        Map<Long, HalfVector> vectors = new HashMap<>();
        for (int i = 0; i < TRACKS; i++) {
            vectors.put(new TrackId("track-" + i).fingerprint(), vector(random));
        }
        return new Start(
                generation,
                "g-" + seed,
                new TrainedVectors(vectors, List.of(vector(random), vector(random))),
                weights(seed));
    }

    private static RankerWeights weights(long steps) {
        RankerWeights fresh = Generations.freshRanker().weights();
        return RankerWeights.ofUnits(
                fresh.circumstances(), fresh.features(), steps, fresh.weightUnits(), fresh.squareUnits());
    }

    private static HalfVector vector(Random random) {
        float[] vector = new float[FactorSettings.DEFAULTS.dimensions()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian() / 4;
        }
        return HalfVector.of(vector);
    }

    private static HalfVector vectorOf(Model model, String track) {
        return vectorOf(model.learnt(), track);
    }

    private static HalfVector vectorOf(Learnt learnt, String track) {
        float[] vector = new float[FactorSettings.DEFAULTS.dimensions()];
        assertThat(learnt.vectors().index().read(new TrackId(track).fingerprint(), vector, 0))
                .isTrue();
        return HalfVector.of(vector);
    }
}
