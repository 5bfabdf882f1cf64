package dev.segue.learning.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import dev.segue.math.Vectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions that are asked together, by anybody, of all tracks and of marked ones.
class QuestionsTest {

    private static final int TRACKS = 6_000;
    private static final int DEPTH = 64;
    private static final int MOST = 30;
    private static final long ANN = 1;

    private final FactorIndex index = new FactorIndex(16);
    private final CandidateCache cache = new CandidateCache(index, DEPTH);
    private final AtomicInteger looked = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theAnswersAreThoseOfAPlainScanWhateverHappens(long seed) {
        Random random = new Random(seed);
        fill(random);
        float[][] centres = {unit(random), unit(random), unit(random)};
        float[] wanted = Vectors.random(16, seed);
        Set<Long> barred = new HashSet<>();

        for (int round = 0; round < 400; round++) {
            change(random, barred, round);
            wanted[random.nextInt(16)] += (float) random.nextGaussian() * (round % 7 == 0 ? 0.5f : 1e-3f);
            centres[random.nextInt(3)] = round % 5 == 0 ? unit(random) : centres[0];
            LongPredicate admits = track -> !barred.contains(track);
            int rest = random.nextInt(97);
            LongPredicate few = track -> track % 97 == rest && admits.test(track);
            float[] centre = centres[random.nextInt(3)];

            assertAnswered(
                    List.of(
                            new Question(Asking.of(centre, false), centre, MOST, admits),
                            new Question(Asking.of(ANN, true), wanted, MOST, admits),
                            new Question(Asking.of(centre, true), centre, MOST, few),
                            new Question(Asking.of(0L, false), centre, MOST, admits),
                            new Question(Asking.of(wanted, false), wanted, DEPTH + 9, admits)),
                    List.of(admits, admits, few, admits, admits));
        }
    }

    @Test
    void whatHasBeenFoundForOneIsNotLookedForAgainForAnother() {
        fill(new Random(3));
        float[] centre = unit(new Random(5));
        answers(centre, _ -> true);
        looked.set(0);

        assertThat(answers(centre.clone(), track -> track % 3 != 0).toKeys())
                .containsExactly(
                        index.best(centre, MOST, track -> track % 3 != 0).toKeys());
        assertThat(looked.get()).isZero();
    }

    @Test
    void tracksThatAreAllAlikeAreNotLookedForAgain() {
        float[] vector = unit(new Random(1));
        for (int track = 0; track < TRACKS; track++) {
            index.put(track, vector, 0);
        }
        answers(vector, _ -> true);
        looked.set(0);

        assertThat(answers(vector, _ -> true).toKeys())
                .containsExactly(index.best(vector, MOST, _ -> true).toKeys());
        assertThat(looked.get()).isZero();
    }

    @Test
    void aTrackThatWasMarkedLaterIsFoundAndOneThatNoLongerIsIsNot() {
        fill(new Random(3));
        float[] query = unit(new Random(5));
        long best = index.best(query, 1, _ -> true).key(0);
        index.mark(best, false);
        Question question = new Question(Asking.of(ANN, true), query, MOST, _ -> true);
        assertThat(keys(question)).doesNotContain(best);

        index.mark(best, true);
        assertThat(keys(question)).startsWith(best);

        index.mark(best, false);
        assertThat(keys(question)).doesNotContain(best);
    }

    @Test
    void whereOnlySomeTracksQualifyNoOthersAreLookedAt() {
        fill(new Random(3));
        float[] query = unit(new Random(5));
        Set<Long> some = Set.of(3L, 17L, 500L, 501L, 4_711L, -5L);
        LongPredicate admits = track -> {
            looked.incrementAndGet();
            return track != 500;
        };
        Question all = new Question(Asking.of(query, false).among(some), query, MOST, admits);
        Question marked = new Question(Asking.of(query, true).among(some), query, 2, admits);

        List<TopK> answers = cache.best(List.of(all, marked));

        assertThat(looked.get()).isLessThanOrEqualTo(2 * some.size());
        assertThat(answers.getFirst().toKeys())
                .containsExactly(sorted(all, track -> some.contains(track) && track != 500)
                        .toKeys());
        assertThat(answers.getLast().toKeys())
                .containsExactly(sorted(marked, track -> some.contains(track) && track != 500)
                        .toKeys());
    }

    @Test
    void anEmptyIndexAnswersNothingAndItsFirstTrackIsFound() {
        float[] query = unit(new Random(5));
        assertThat(answers(query, _ -> true).size()).isZero();

        index.put(9, query, 0);

        assertThat(answers(query, _ -> true).toKeys()).containsExactly(9);
        assertThat(answers(query, _ -> false).size()).isZero();
        assertThat(answers(new float[16], _ -> true).toKeys()).containsExactly(9);
    }

    @Test
    void whoAsksWhileTracksComeHasThemAllInTheEnd() {
        Random random = new Random(11);
        fill(random);
        float[] query = unit(random);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            Random other = new Random(12);
            for (int i = 0; i < 50_000; i++) {
                index.put(other.nextInt(TRACKS), unit(other), 0);
                index.mark(other.nextInt(TRACKS), other.nextBoolean());
            }
        });
        List<Question> questions = List.of(
                new Question(Asking.of(query, false), query, MOST, _ -> true),
                new Question(Asking.of(query, true), query, MOST, _ -> true));
        do {
            for (TopK found : cache.best(questions)) {
                assertThat(found.size()).isEqualTo(MOST);
            }
        } while (!writer.isDone());
        writer.join();

        assertAnswered(questions, List.of(_ -> true, _ -> true));
    }

    private void assertAnswered(List<Question> questions, List<LongPredicate> admits) {
        List<TopK> answers = cache.best(questions);
        for (int i = 0; i < questions.size(); i++) {
            TopK expected = sorted(questions.get(i), admits.get(i));
            assertThat(answers.get(i).toKeys()).containsExactly(expected.toKeys());
            for (int rank = 0; rank < expected.size(); rank++) {
                assertThat(answers.get(i).score(rank)).isEqualTo(expected.score(rank));
            }
        }
    }

    /// All tracks by their products, without an index.
    private TopK sorted(Question question, LongPredicate admits) {
        TopK top = new TopK(question.most());
        index.forEach((track, vector) -> {
            boolean counts = !question.who().marked() || index.isMarked(index.rowOf(track));
            if (counts && admits.test(track)) {
                top.offer(track, Lanes.dot(vector, 0, question.query(), 0, 16));
            }
        });
        return top.sort();
    }

    private TopK answers(float[] query, LongPredicate admits) {
        Asking counted = new Asking(Asking.of(query, false).by(), 0, this::isLookedAt, false);
        return cache.best(counted, query, MOST, admits);
    }

    private List<Long> keys(Question question) {
        List<Long> keys = new ArrayList<>();
        for (long key : cache.best(List.of(question)).getFirst().toKeys()) {
            keys.add(key);
        }
        return keys;
    }

    private boolean isLookedAt(long track) {
        looked.incrementAndGet();
        return true;
    }

    /// New vectors, a few tracks that are like each other to the bit, marks that come and go, and tracks that may not
    /// be offered.
    private void change(Random random, Set<Long> barred, int round) {
        float[] same = unit(new Random(round / 10));
        for (int i = random.nextInt(6); i > 0; i--) {
            index.put(random.nextInt(TRACKS + round), random.nextBoolean() ? same : unit(random), 0);
            index.mark(random.nextInt(TRACKS), random.nextInt(3) > 0);
        }
        for (int i = round % 50 == 49 ? 1_000 : 0; i > 0; i--) {
            index.put(random.nextInt(TRACKS), unit(random), 0);
        }
        barred.add((long) random.nextInt(TRACKS));
    }

    /// Half of the tracks are marked, and every tenth is like the one before it.
    private void fill(Random random) {
        float[] vector = unit(random);
        for (int track = 0; track < TRACKS; track++) {
            vector = track % 10 == 9 ? vector : unit(random);
            index.put(track, vector, 0);
            index.mark(track, random.nextBoolean());
        }
    }

    private static float[] unit(Random random) {
        float[] vector = Vectors.random(16, random.nextLong());
        float length = (float) Math.sqrt(Lanes.dot(vector, 0, vector, 0, 16));
        for (int i = 0; i < 16; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
