package dev.segue.ranking;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One list of a listener with a long history: as it is served, and its two halves, the candidates and their order.
///
/// 50 candidates a source are what serves; 200 make some five hundred to put in order.
/// Samples, so that the median holds on a busy machine too.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RankingBench {

    private static final int ARTISTS = 300;
    private static final int TRACKS_AN_ARTIST = 40;
    private static final int SESSIONS = 12_000;
    private static final ListenerId ANN = new ListenerId("ann");

    @Param({"50", "200"})
    int perSource;

    private final OfflineLoop loop =
            new OfflineLoop(ListenerSettings.DEFAULTS, CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS);
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
    private ListenerView view = loop.view(ANN);
    private RankRequest request = RankRequest.of(RankRequest.Mode.MIXED, 20, now);
    private Shortlist shortlist = recommender.shortlist(view, loop.model(), request);

    @Setup
    public void listen() {
        Random random = new Random(1);
        for (int i = 0; i < SESSIONS; i++) {
            session(random, new ListenerId("listener-" + random.nextInt(500)));
        }
        for (int i = 0; i < 100; i++) {
            session(random, ANN);
        }
        BlendSettings it = BlendSettings.DEFAULTS;
        recommender = new Recommender(new BlendSettings(
                it.mixed(),
                it.discover(),
                it.familiar(),
                it.recentPlays(),
                it.fade(),
                perSource,
                it.leftOut(),
                it.damping(),
                it.shrinkage()));
        view = loop.view(ANN);
        request = new RankRequest(RankRequest.Mode.MIXED, 20, Set.of(), Set.of(), now, true);
        shortlist = recommender.shortlist(view, loop.model(), request);
        System.out.printf("%d candidates, %d tracks known%n", shortlist.size(), view.tracks().size());
    }

    @Benchmark
    public Ranked list() {
        return recommender.rank(view, loop.model(), request);
    }

    /// A listener of whom nothing is kept: the tracks' vectors are scanned for each list.
    @Benchmark
    public Ranked listOfNobody() {
        return recommender.rank(new ListenerView(0, view.taste(), view.tracks()), loop.model(), request);
    }

    @Benchmark
    public Ranked diverseList() {
        return recommender.rank(view, loop.model(), request.withDiversity(0.3));
    }

    @Benchmark
    public Shortlist candidates() {
        return recommender.shortlist(view, loop.model(), request);
    }

    @Benchmark
    public Ranked order() {
        return recommender.order(shortlist, loop.model().ranker());
    }

    /// Twelve plays in a row, each of the artist of the one before or of another, the well-known ones more often.
    private void session(Random random, ListenerId listener) {
        int artist = popular(random, ARTISTS);
        for (int i = 0; i < 12; i++) {
            artist = random.nextInt(3) == 0 ? (artist + random.nextInt(10)) % ARTISTS : artist;
            int track = artist * TRACKS_AN_ARTIST + popular(random, TRACKS_AN_ARTIST);
            Description description = new Description("artist-" + artist, "album-" + track / 10, "title");
            loop.learn(new Played(listener, new TrackId("track-" + track), now, 1, description, ""));
            now = now.plusSeconds(20);
        }
        now = now.plus(Duration.ofMinutes(2));
    }

    private static int popular(Random random, int bound) {
        double share = random.nextDouble();
        return (int) (bound * share * share);
    }
}
