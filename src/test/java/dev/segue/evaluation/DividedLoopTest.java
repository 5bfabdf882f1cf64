package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.segue.events.Interaction;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Model;
import dev.segue.ranking.Recommender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DividedLoopTest {

    private static final int TRACKS = 40;
    private static final Duration COMMIT = Duration.ofMillis(100);

    private final Recommender recommender = new Recommender(BlendSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void oneTaskAtTheirOwnPaceLearnsWhatTheUndividedLoopLearnsToTheBit(long seed) {
        List<Interaction> evenings = evening(seed, 400);
        OfflineLoop whole = undivided();
        DividedLoop divided = divided(new StreamShape(1, StreamShape.UNLIMITED, 0, COMMIT));

        evenings.forEach(whole::learn);
        evenings.forEach(divided::learn);
        rest(evenings, divided);

        assertThat(divided.model().ranker()).isEqualTo(whole.model().ranker());
        assertThat(divided.model().ranker().steps()).isGreaterThan(200);
        for (int track = 0; track < TRACKS; track++) {
            assertThat(vectorOf(track, divided.model())).isEqualTo(vectorOf(track, whole.model()));
            assertThat(playsOf(track, divided.model())).isEqualTo(playsOf(track, whole.model()));
        }
    }

    @Test
    void endsOfSessionsAreSentInAnotherOrderAndChangeNoVector() {
        List<Interaction> evenings = evenings(3, 400);
        OfflineLoop whole = undivided();
        DividedLoop divided = divided(new StreamShape(1, StreamShape.UNLIMITED, 0, COMMIT));

        evenings.forEach(whole::learn);
        evenings.forEach(divided::learn);
        rest(evenings, divided);

        for (int track = 0; track < TRACKS; track++) {
            assertThat(vectorOf(track, divided.model())).isEqualTo(vectorOf(track, whole.model()));
            assertThat(playsOf(track, divided.model())).isEqualTo(playsOf(track, whole.model()));
        }
        assertThat(divided.model().ranker().steps())
                .isEqualTo(whole.model().ranker().steps());
    }

    @Test
    void fourTasksCountEveryPlayAndTeachTheOneRanker() {
        List<Interaction> evenings = evenings(7, 400);
        OfflineLoop whole = undivided();
        DividedLoop divided = divided(new StreamShape(4, StreamShape.UNLIMITED, 0, COMMIT));

        evenings.forEach(whole::learn);
        evenings.forEach(divided::learn);
        rest(evenings, divided);

        for (int track = 0; track < TRACKS; track++) {
            assertThat(playsOf(track, divided.model())).isEqualTo(playsOf(track, whole.model()));
        }
        assertThat(divided.model().ranker().steps())
                .isCloseTo(whole.model().ranker().steps(), withinPercentage(5));
        assertThat(vectorOf(0, divided.model()))
                .as("each owner has a sample of the listeners of its own")
                .isNotEqualTo(vectorOf(0, whole.model()));
    }

    @Test
    void whatArrivesFasterThanItIsShownIsNotKnownYet() {
        List<Interaction> evenings = evenings(7, 400);
        DividedLoop fast = divided(new StreamShape(1, StreamShape.UNLIMITED, 1e6, COMMIT));

        evenings.forEach(fast::learn);

        assertThat(fast.model().size()).isZero();
    }

    @Test
    void aSmallBudgetShowsNewTracksFirst() {
        List<Interaction> evenings = evenings(7, 400);
        DividedLoop ample = divided(new StreamShape(1, StreamShape.UNLIMITED, 10, COMMIT));
        DividedLoop scarce = divided(new StreamShape(1, 5, 10, COMMIT));

        evenings.forEach(ample::learn);
        evenings.forEach(scarce::learn);

        assertThat(knownIn(scarce.model())).isEqualTo(knownIn(ample.model()));
        assertThat(playsIn(scarce.model())).isLessThan(playsIn(ample.model()) * 9 / 10);
    }

    private OfflineLoop undivided() {
        return new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                recommender);
    }

    private DividedLoop divided(StreamShape shape) {
        return new DividedLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                FactorSettings.DEFAULTS,
                recommender,
                shape);
    }

    /// Listeners who go through a few artists' tracks, with nights between. Times are multiples of seven seconds, so
    /// that the end of a session, half an hour later, is never at a play, and is known everywhere before the next.
    private static List<Interaction> evenings(long seed, int plays) {
        return plays(seed, plays, 60, 20);
    }

    /// The same within one evening, in which no session ends.
    private static List<Interaction> evening(long seed, int plays) {
        return plays(seed, plays, Integer.MAX_VALUE, 4);
    }

    private static List<Interaction> plays(long seed, int plays, int playsToANight, int mostPause) {
        Random random = new Random(seed);
        int[] at = new int[8];
        Instant now = Streams.START;
        List<Interaction> evenings = new ArrayList<>();
        for (int i = 0; i < plays; i++) {
            now = now.plusSeconds(random.nextInt(playsToANight) == 0 ? 7 * 1500 : 7 * (1 + random.nextInt(mostPause)));
            int who = random.nextInt(at.length);
            at[who] = random.nextInt(4) == 0 ? random.nextInt(TRACKS) : (at[who] + 1) % TRACKS;
            evenings.add(Streams.play("listener-" + who, nameOf(at[who]), now));
        }
        return evenings;
    }

    private static void rest(List<Interaction> heard, Loop... loops) {
        for (Loop loop : loops) {
            loop.advance(heard.getLast().at().plusSeconds(60).toEpochMilli());
        }
    }

    private static String nameOf(int track) {
        return "%c%d".formatted('a' + track / 8, track);
    }

    private static long fingerprintOf(int track) {
        return new TrackId(nameOf(track)).fingerprint();
    }

    private static float[] vectorOf(int track, Model model) {
        float[] vector = new float[FactorSettings.DEFAULTS.dimensions()];
        model.vectors().index().read(fingerprintOf(track), vector, 0);
        return vector;
    }

    private static long playsOf(int track, Model model) {
        return model.totalsOf(fingerprintOf(track)).plays();
    }

    private static long knownIn(Model model) {
        long known = 0;
        for (int track = 0; track < TRACKS; track++) {
            known += playsOf(track, model) > 0 ? 1 : 0;
        }
        return known;
    }

    private static long playsIn(Model model) {
        long plays = 0;
        for (int track = 0; track < TRACKS; track++) {
            plays += playsOf(track, model);
        }
        return plays;
    }
}
