package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Streams of interactions, and who is tested on them.
final class Streams {

    /// When the first event happens.
    static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    private Streams() {}

    static Played play(String listener, String track, Instant at) {
        return new Played(
                new ListenerId(listener),
                new TrackId(track),
                at,
                1,
                new Description("artist of " + track.charAt(0), "", ""),
                "");
    }

    static Played play(String listener, String track, int number) {
        return play(listener, track, START.plusSeconds(number * 200L));
    }

    static Skipped skip(String listener, String track, int number) {
        return new Skipped(
                new ListenerId(listener),
                new TrackId(track),
                START.plusSeconds(number * 200L),
                0.1f,
                Description.NONE,
                "");
    }

    /// Returns listeners who play in sessions, mostly on from where they are, sometimes anything, sometimes skipping.
    static List<Interaction> invented(long seed, int events) {
        Random random = new Random(seed);
        int[] at = new int[12];
        List<Interaction> stream = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < events; i++) {
            now = now.plusSeconds(random.nextInt(60));
            if (random.nextInt(100) == 0) {
                now = now.plusSeconds(3600);
            }
            int listener = random.nextInt(at.length);
            at[listener] = random.nextInt(3) == 0 ? random.nextInt(120) : (at[listener] + 1) % 120;
            String track = "%c%d".formatted('a' + at[listener] % 7, at[listener]);
            Played played = play("listener-" + listener, track, now);
            stream.add(
                    random.nextInt(20) == 0
                            ? new Skipped(played.listener(), played.track(), now, 0.1f, played.description(), "")
                            : played);
        }
        return stream;
    }

    static Entry segue() {
        return new Entry("segue", () -> {
            Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
            OfflineLoop loop = new OfflineLoop(
                    ListenerSettings.DEFAULTS,
                    CoListenSettings.DEFAULTS,
                    TrendingSettings.DEFAULTS,
                    RankerSettings.DEFAULTS,
                    recommender);
            return new SegueContestant("segue", loop, recommender);
        });
    }

    static Rules rules(int every, int threads, Witness witness) {
        return new Rules(every, 100, ListenerSettings.DEFAULTS.sessionGap(), threads, () -> 0, witness);
    }

    /// Returns the evaluation of a stream by the prequential protocol, ended.
    static Evaluation tested(List<? extends Interaction> stream, Witness witness, Entry... entries) {
        Evaluation evaluation = new Evaluation(List.of(entries), rules(1, 1, witness));
        evaluation.testThenLearn(List.<Interaction>copyOf(stream).iterator(), _ -> {});
        return evaluation;
    }
}
