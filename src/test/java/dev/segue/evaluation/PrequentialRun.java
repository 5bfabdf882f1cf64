package dev.segue.evaluation;

import dev.segue.events.Interaction.Played;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Source;
import dev.segue.ranking.SourceWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Compares the learnt order with the fixed blend on one or more recordings, and with `--each` measures every source
/// alone.
///
/// Prints, per recording: the gains of both, their paired difference with the 95 % interval of a bootstrap over
/// listeners, on all listeners and on each half of them, and what a list costs. A tool for a person at a desk, not a
/// test.
public final class PrequentialRun {

    private static final int EVERY = 5;
    private static final int CUTOFF = 20;
    private static final int SESSION = 100;

    private PrequentialRun() {}

    /// Runs the measurement.
    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                continue;
            }
            List<RecordedPlay> events = RecordedPlay.read(Path.of(argument));
            System.out.println(argument);
            Gains blend = measure(events, Recommender.blend(BlendSettings.DEFAULTS));
            System.out.println("  blend   " + blend);
            Gains learned = measure(events, new Recommender(BlendSettings.DEFAULTS));
            System.out.println("  learned " + learned);
            System.out.print(learned.minus(blend));
            if (List.of(arguments).contains("--each")) {
                for (Source source : Source.values()) {
                    System.out.println("  " + source.wireName() + " " + measure(events, alone(source)));
                }
            }
        }
    }

    private static Gains measure(List<RecordedPlay> events, Recommender recommender) {
        OfflineLoop loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                recommender);
        Gains gains = new Gains();
        int plays = 0;
        for (RecordedPlay event : events) {
            if (event.interaction() instanceof Played played && plays++ % EVERY == 0) {
                loop.advance(played.at().toEpochMilli());
                score(loop, recommender, played, event.restOfSession(), gains);
            }
            loop.learn(event.interaction());
        }
        return gains;
    }

    private static void score(OfflineLoop loop, Recommender recommender, Played played, Set<String> rest, Gains gains) {
        ListenerView view = loop.view(played.listener());
        KnownTrack known = loop.known(played.listener(), played.track());
        String who = played.listener().value();
        long startNanos = System.nanoTime();
        Ranked mixed = recommender.rank(view, loop.model(), request(Mode.MIXED, CUTOFF, played));
        gains.listTook(System.nanoTime() - startNanos, mixed.candidates());
        gains.add("mixed", who, gain(mixed, played));
        if (!known.isKnown()) {
            Ranked fresh = recommender.rank(view, loop.model(), request(Mode.DISCOVER, CUTOFF, played));
            gains.add("discover", who, gain(fresh, played));
        } else if (known.plays() > 0) {
            Ranked familiar = recommender.rank(view, loop.model(), request(Mode.FAMILIAR, CUTOFF, played));
            gains.add("relisten", who, gain(familiar, played));
        }
        if (!rest.isEmpty()) {
            Ranked session = recommender.rank(view, loop.model(), request(Mode.MIXED, SESSION, played));
            gains.add("session R-precision", who, precision(session, rest));
        }
    }

    private static RankRequest request(Mode mode, int limit, Played played) {
        return new RankRequest(mode, limit, Set.of(), Set.of(), played.at(), false);
    }

    private static double gain(Ranked list, Played played) {
        for (int i = 0; i < list.tracks().size(); i++) {
            if (!Double.isFinite(list.tracks().get(i).score())) {
                throw new IllegalStateException("score " + list.tracks().get(i));
            }
            if (list.tracks().get(i).id().equals(played.track())) {
                return Math.log(2) / Math.log(i + 2);
            }
        }
        return 0;
    }

    private static double precision(Ranked list, Set<String> rest) {
        Set<String> first = new HashSet<>();
        for (int i = 0; i < Math.min(rest.size(), list.tracks().size()); i++) {
            first.add(list.tracks().get(i).id().value());
        }
        first.retainAll(rest);
        return (double) first.size() / rest.size();
    }

    private static Recommender alone(Source source) {
        BlendSettings base = BlendSettings.DEFAULTS;
        SourceWeights only = SourceWeights.only(source);
        return Recommender.blend(new BlendSettings(
                only,
                only,
                only,
                base.recentPlays(),
                base.fade(),
                base.perSource(),
                base.leftOut(),
                base.damping(),
                base.shrinkage()));
    }
}
