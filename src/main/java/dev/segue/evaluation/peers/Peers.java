package dev.segue.evaluation.peers;

import dev.segue.evaluation.Contestant;
import dev.segue.evaluation.FactorContestant;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.SegueContestant;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Source;
import dev.segue.ranking.SourceWeights;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The roster of what is measured beside Segue's own order, by name.
///
/// All of them read events in the same way ([Feedback]), answer under the same candidate rule ([Shortlist]) and
/// break ties by the same salted hash; none sees an event before it has learnt it. Each that has settings to
/// choose has the same small budget: a few values a component, from which a seeded random search draws
/// ([#sampled]).
public final class Peers {

    /// A peer's entry in the roster.
    ///
    /// @param name in tables and JSON
    /// @param create makes a fresh one with its default settings; the seed salts ties and starts random numbers
    /// @param sample makes one with settings drawn at random; empty when there is nothing to choose
    private record Entry(
            String name,
            Function<Long, Contestant> create,
            Optional<BiFunction<RandomGenerator, Long, Drawn>> sample) {}

    /// A contestant with settings that were drawn at random.
    ///
    /// @param settings what was drawn, as text
    /// @param contestant fresh
    public record Drawn(String settings, Contestant contestant) {}

    /// Two names whose difference says what learning event by event gains, or loses, against retraining in batch.
    ///
    /// @param online what learns at once
    /// @param batch the same kind of model, retrained each day on everything up to that day
    public record Regret(String online, String batch) {}

    /// Segue's own parts.
    public static final List<String> PARTS =
            List.of("colistens", "same-artist", "relistening", "trending", "factors", "blend", "without-factors");

    /// The regret-to-batch lines.
    public static final List<Regret> REGRETS = List.of(
            new Regret("colistens", "colistens-nightly"),
            new Regret("colistens", "item-knn"),
            new Regret("factors", "ials-foldin"),
            new Regret("ials-foldin", "ials"));

    private static final Map<String, Entry> ROSTER = roster();

    private Peers() {}

    /// Returns all names: the field's baselines in the order of the table, then Segue's parts.
    public static List<String> names() {
        return List.copyOf(ROSTER.keySet());
    }

    /// Returns a fresh contestant with its default settings.
    ///
    /// @param seed salts the order of equal scores and starts random numbers
    public static Contestant create(String name, long seed) {
        return entry(name).create.apply(seed);
    }

    /// Returns a fresh contestant with settings drawn at random; empty when it has none to choose.
    public static Optional<Drawn> sampled(String name, RandomGenerator random, long seed) {
        return entry(name).sample.map(sample -> sample.apply(random, seed));
    }

    private static Entry entry(String name) {
        Entry entry = ROSTER.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "no peer is called %s; expected one of %s".formatted(name, String.join(", ", ROSTER.keySet())));
        }
        return entry;
    }

    private static Map<String, Entry> roster() {
        Map<String, Entry> roster = new LinkedHashMap<>();
        fixed(roster, "popular", seed -> new Popular("popular", seed));
        tuned(
                roster,
                "recent-popular",
                Duration.ofDays(2),
                random -> Duration.ofHours(Pick.of(random, 3, 12, 24, 48, 96, 192, 720)),
                (halfLife, seed) -> new RecentPopular("recent-popular", seed, halfLife));
        fixed(roster, "own-most-played", seed -> new OwnMostPlayed("own-most-played", seed));
        fixed(roster, "own-recent", seed -> new OwnRecent("own-recent", seed));
        tuned(
                roster,
                "item-knn",
                ItemKnn.Settings.DEFAULTS,
                ItemKnn.Settings::sample,
                (settings, seed) -> new ItemKnn("item-knn", seed, settings));
        tuned(
                roster,
                "markov",
                SequentialRules.Settings.DEFAULTS,
                SequentialRules.Settings::sample,
                (settings, seed) -> new SequentialRules("markov", seed, settings));
        tuned(
                roster,
                "v-sknn",
                VSknn.Settings.DEFAULTS,
                VSknn.Settings::sample,
                (settings, seed) -> new VSknn("v-sknn", seed, settings));
        tuned(
                roster,
                "stan",
                Stan.Settings.DEFAULTS,
                Stan.Settings::sample,
                (settings, seed) -> new Stan("stan", seed, settings));
        tuned(
                roster,
                "isgd",
                Isgd.Settings.DEFAULTS,
                Isgd.Settings::sample,
                (settings, seed) -> new Isgd("isgd", seed, settings));
        tuned(
                roster,
                "bpr",
                Bpr.Settings.DEFAULTS,
                Bpr.Settings::sample,
                (settings, seed) -> new Bpr("bpr", seed, settings));
        tuned(
                roster,
                "ials",
                Ials.Settings.DEFAULTS,
                Ials.Settings::sample,
                (settings, seed) -> new Ials("ials", seed, settings, false));
        tuned(
                roster,
                "ials-foldin",
                Ials.Settings.DEFAULTS,
                Ials.Settings::sample,
                (settings, seed) -> new Ials("ials-foldin", seed, settings, true));
        tuned(
                roster,
                "pure-svd",
                PureSvd.Settings.DEFAULTS,
                PureSvd.Settings::sample,
                (settings, seed) -> new PureSvd("pure-svd", seed, settings));
        fixed(roster, "colistens", _ -> Part.atOnce("colistens", only(Source.SUCCESSORS)));
        fixed(roster, "colistens-nightly", _ -> Part.nightly("colistens-nightly", only(Source.SUCCESSORS)));
        fixed(roster, "same-artist", _ -> Part.atOnce("same-artist", only(Source.SAME_ARTIST)));
        fixed(roster, "relistening", _ -> Part.atOnce("relistening", only(Source.RELISTENING)));
        fixed(roster, "trending", _ -> Part.atOnce("trending", only(Source.TRENDING)));
        fixed(roster, "factors", _ -> new FactorContestant("factors", FactorSettings.DEFAULTS));
        fixed(roster, "blend", _ -> Part.atOnce("blend", BlendSettings.DEFAULTS));
        fixed(roster, "without-factors", _ -> withoutFactors("without-factors"));
        return roster;
    }

    /// Returns the learnt order as it would be if there were no vectors.
    private static Contestant withoutFactors(String name) {
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
        OfflineLoop loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                FactorSettings.OFF,
                recommender);
        return new SegueContestant(name, loop, recommender);
    }

    private static void fixed(Map<String, Entry> roster, String name, Function<Long, Contestant> create) {
        roster.put(name, new Entry(name, create, Optional.empty()));
    }

    private static <S> void tuned(
            Map<String, Entry> roster,
            String name,
            S defaults,
            Function<RandomGenerator, S> sample,
            BiFunction<S, Long, Contestant> create) {
        BiFunction<RandomGenerator, Long, Drawn> drawn = (random, seed) -> {
            S settings = sample.apply(random);
            return new Drawn(settings.toString(), create.apply(settings, seed));
        };
        roster.put(name, new Entry(name, seed -> create.apply(defaults, seed), Optional.of(drawn)));
    }

    private static BlendSettings only(Source source) {
        BlendSettings base = BlendSettings.DEFAULTS;
        SourceWeights only = SourceWeights.only(source);
        return new BlendSettings(
                only,
                only,
                only,
                base.recentPlays(),
                base.fade(),
                base.perSource(),
                base.leftOut(),
                base.damping(),
                base.shrinkage());
    }
}
