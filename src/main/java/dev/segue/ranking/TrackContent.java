package dev.segue.ranking;

import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.TextKey;
import dev.segue.learning.content.ContentItem;
import dev.segue.learning.content.ContentMap;
import dev.segue.learning.content.ContentSpace;
import dev.segue.learning.factors.CandidateCache;
import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.learning.factors.FactorIndex;
import dev.segue.learning.factors.Question;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.math.Lanes;
import dev.segue.math.LongTable;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// What the tracks of the catalog are like, as vectors of one space, and what that says about listeners.
///
/// One thread writes, any number read. A track that is taken out keeps its vector until the space is fitted anew; it is
/// not offered all the same.
///
/// Memory: `5 · 64 + 52` bytes a track, its sound, and some 500 for each of the 4,096 queries at most whose candidates
/// are kept.
public final class TrackContent {

    private static final int LEAST_NEWS = 500;

    /// From how many tracks is learnt what content says about factors: what 64 numbers say is not said better by more,
    /// and whoever learns does nothing else meanwhile.
    private static final int ENOUGH = 100_000;

    /// How many candidates are kept of a query: a third more than a list asks for. A play moves the centre far, so
    /// that more would not be good for longer, but cost each scan.
    private static final int DEPTH = 40;

    private final ContentSpace space;
    private final FactorIndex vectors = new FactorIndex(ContentSpace.DIMENSIONS);
    private final CandidateCache candidates = new CandidateCache(vectors, DEPTH);
    private final LongTable<Sound> sounds = new LongTable<>();
    private volatile List<Bridge> bridges = List.of();
    private int news;
    private int warm;

    /// What content says about the vectors of one generation, and about no others.
    private record Bridge(TrackVectors factors, ContentMap map) {}

    TrackContent(ContentSpace space) {
        this.space = space;
    }

    /// Returns a track as the content model sees it.
    static ContentItem itemOf(CatalogTrack track) {
        String album = track.album().id().isEmpty()
                ? track.album().title()
                : track.album().id();
        String words = TextKey.words(track.title());
        return new ContentItem(
                track.numbers(),
                track.year(),
                track.genres(),
                track.tags(),
                track.artists().stream().map(credit -> credit.nameOrId()).toList(),
                album,
                words.isEmpty() ? List.of() : Arrays.asList(words.split(" ")));
    }

    ContentSpace space() {
        return space;
    }

    /// Returns how many tracks have a vector.
    public int size() {
        return vectors.size();
    }

    /// Returns the vectors; those that nobody has played are marked, and some that were played during a fit may be.
    FactorIndex vectors() {
        return vectors;
    }

    /// Returns the tracks whose vectors have the greatest products with one, exactly: from what was found before where
    /// that is enough.
    ///
    /// @param admits which tracks may be among them; asked only about those that are good enough
    TopK best(float[] query, int most, LongPredicate admits) {
        return candidates.best(Asking.of(query, false), query, most, admits);
    }

    /// Returns what each question asks for, exactly: what was not found before in one pass.
    List<TopK> best(List<Question> questions) {
        return candidates.best(questions);
    }

    /// Returns how a track sounds; null when nobody has said.
    @Nullable
    Sound sound(long track) {
        return sounds.get(track);
    }

    /// Returns what content says about factors; null while nothing has been learnt about these.
    @Nullable
    ContentMap map(TrackVectors factors) {
        for (Bridge bridge : bridges) {
            if (bridge.factors == factors) {
                return bridge.map;
            }
        }
        return null;
    }

    /// Takes in a track, new or changed.
    ///
    /// @param heard whether anybody has played it
    void put(CatalogTrack track, boolean heard) {
        long fingerprint = track.id().fingerprint();
        vectors.put(fingerprint, space.vectorOf(itemOf(track)), 0);
        vectors.mark(fingerprint, !heard);
        Optional<Sound> sound = Sound.of(track.numbers());
        if (sound.isPresent()) {
            sounds.put(fingerprint, sound.get());
        } else {
            sounds.remove(fingerprint);
        }
    }

    /// Takes in whether anybody has played a track.
    void setHeard(long track, boolean heard) {
        vectors.mark(track, !heard);
    }

    /// Learns what content says about factors anew when enough of the factors have changed. Amortised, a vector that
    /// comes costs that of two or three.
    void vectorCame(TrackVectors factors) {
        news++;
        if (news >= Math.max(LEAST_NEWS, warm / 2)) {
            learn(factors);
        }
    }

    /// Learns what content says about factors unless it has.
    void learnOnce(TrackVectors factors) {
        if (map(factors) == null) {
            learn(factors);
        }
    }

    /// Learns what content says about factors from the tracks that have both, of more than [#ENOUGH] from some spread
    /// evenly. What was learnt about the vectors before them stays, for those who are still at work with these.
    synchronized void learn(TrackVectors factors) {
        int dimensions = factors.settings().dimensions();
        ContentMap.Learner learner = new ContentMap.Learner(ContentSpace.DIMENSIONS, dimensions);
        float[] content = new float[ContentSpace.DIMENSIONS];
        int every = Math.max(1, Math.ceilDiv(factors.index().size(), ENOUGH));
        int[] seen = new int[1];
        factors.index().forEach((track, vector) -> {
            if (seen[0]++ % every == 0 && vectors.read(track, content, 0)) {
                learner.add(content, vector);
            }
        });
        news = 0;
        warm = factors.index().size();
        learner.learnt().ifPresent(learnt -> {
            List<Bridge> both = new ArrayList<>(List.of(new Bridge(factors, learnt)));
            bridges.stream()
                    .filter(bridge -> bridge.factors != factors)
                    .findFirst()
                    .ifPresent(both::add);
            bridges = List.copyOf(both);
        });
    }

    static float product(float[] one, float[] other) {
        return Lanes.dot(one, 0, other, 0, one.length);
    }
}
