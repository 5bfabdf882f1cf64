package dev.segue.ranking;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.Interaction;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// An invented history: everybody's rows and the model after it.
final class Listened {

    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final OfflineLoop loop = new OfflineLoop(
            ListenerSettings.DEFAULTS,
            CoListenSettings.DEFAULTS,
            TrendingSettings.DEFAULTS,
            RankerSettings.DEFAULTS,
            FactorSettings.DEFAULTS,
            Recommender.blend(BlendSettings.DEFAULTS));
    private Instant now = START;

    /// Forty listeners play, skip and like tracks of twelve artists at random.
    static Listened atRandom(long seed) {
        Listened listened = new Listened();
        Random random = new Random(seed);
        for (int session = 0; session < 200; session++) {
            String who = "listener-" + random.nextInt(40);
            int artist = random.nextInt(12);
            for (int i = 0; i < 12; i++) {
                int number = artist * 10 + random.nextInt(20);
                switch (random.nextInt(12)) {
                    case 0 -> listened.skips(who, "track-" + number, "artist-" + number / 10);
                    case 1 -> listened.judges(who, "track-" + number, random.nextBoolean() ? 1 : -1);
                    default -> listened.plays(who, "track-" + number, "artist-" + number / 10);
                }
            }
            listened.waits(Duration.ofHours(1));
        }
        return listened;
    }

    Listened plays(String who, String track, String artist) {
        return did(new Interaction.Played(
                new ListenerId(who), new TrackId(track), now, 1, new Description(artist, "", ""), ""));
    }

    Listened skips(String who, String track, String artist) {
        return did(new Interaction.Skipped(
                new ListenerId(who), new TrackId(track), now, 0.1f, new Description(artist, "", ""), ""));
    }

    Listened judges(String who, String track, float strength) {
        return did(new Interaction.Judged(new ListenerId(who), new TrackId(track), now, strength, ""));
    }

    Listened blocks(String who, Interaction.BlockKind kind, String id, Optional<Instant> until) {
        return did(new Interaction.Blocked(new ListenerId(who), kind, id, now, until, false));
    }

    Listened prefers(String who, Preferences preferences) {
        return did(new Interaction.Preferred(new ListenerId(who), preferences, now));
    }

    Listened waits(Duration duration) {
        now = now.plus(duration);
        loop.advance(now.toEpochMilli());
        return this;
    }

    Instant now() {
        return now;
    }

    OfflineLoop loop() {
        return loop;
    }

    Ranked offers(String who, RankRequest request) {
        return new Recommender(BlendSettings.DEFAULTS).rank(loop.view(new ListenerId(who)), loop.model(), request);
    }

    Ranked offers(String who, RankRequest.Mode mode) {
        return offers(who, RankRequest.of(mode, 50, now));
    }

    /// Returns what one source alone would offer, a hundred tracks at most.
    List<Ranked.RankedTrack> offersOf(String who, Source source) {
        BlendSettings base = BlendSettings.DEFAULTS;
        SourceWeights only = SourceWeights.only(source);
        BlendSettings alone = new BlendSettings(
                only, only, only, base.recentPlays(), base.fade(), base.perSource(), 0, base.damping(), 1);
        return Recommender.blend(alone)
                .rank(loop.view(new ListenerId(who)), loop.model(), RankRequest.of(RankRequest.Mode.MIXED, 100, now))
                .tracks();
    }

    private Listened did(Interaction interaction) {
        loop.learn(interaction);
        now = now.plusSeconds(200);
        return this;
    }
}
