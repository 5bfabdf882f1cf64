package dev.segue.evaluation;

import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.ListScore;
import dev.segue.evaluation.measures.ListenerSums;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures where new listeners and new tracks start from: the learnt order, and the factors alone, under several
/// settings of the factors, on the same questions.
///
/// Arguments: the file, how many plays go on one that is scored, then a configuration each, as in [FactorRun];
/// the first is what the others are compared with. NDCG@20 over all questions, over those of listeners with
/// fewer than five events and over those about tracks with one to four plays; beside it the difference and p of
/// a bootstrap over listeners. A tool for a person at a desk, not a test.
final class ColdStartRun {

    private static final int COLD = 5;

    private final int[] listeners;
    private final int[] eventsBefore;
    private final int[] playsBefore;
    private final Map<String, Map<String, ListenerSums>> sums = new LinkedHashMap<>();
    private final Map<String, Map<String, double[]>> totals = new LinkedHashMap<>();

    private ColdStartRun(List<Interaction> events) {
        listeners = new int[events.size()];
        eventsBefore = new int[events.size()];
        playsBefore = new int[events.size()];
        Map<ListenerId, Integer> numbers = new HashMap<>();
        Map<ListenerId, Integer> seen = new HashMap<>();
        Map<TrackId, Integer> plays = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            ListenerId listener = events.get(i).listener();
            listeners[i] = numbers.computeIfAbsent(listener, _ -> numbers.size());
            eventsBefore[i] = seen.merge(listener, 1, Integer::sum) - 1;
            if (events.get(i) instanceof Played played) {
                playsBefore[i] = plays.merge(played.track(), 1, Integer::sum) - 1;
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<Interaction> events = FactorRun.read(Path.of(arguments[0])).stream()
                .limit(Long.getLong("limit", Long.MAX_VALUE))
                .toList();
        ColdStartRun run = new ColdStartRun(events);
        List<Entry> entries = new ArrayList<>();
        for (String configuration : List.of(arguments).subList(2, arguments.length)) {
            FactorSettings factors = FactorRun.settings(configuration);
            entries.add(order("order " + configuration, factors));
            entries.add(
                    new Entry("alone " + configuration, () -> new FactorContestant("alone " + configuration, factors)));
        }
        Rules rules = new Rules(
                Integer.parseInt(arguments[1]),
                100,
                ListenerSettings.DEFAULTS.sessionGap(),
                1,
                System::nanoTime,
                run::note);
        new Evaluation(entries, rules).testThenLearn(events.iterator(), _ -> {});
        run.print("order " + arguments[2]);
        run.print("alone " + arguments[2]);
    }

    private void note(String contestant, int event, SliceKind slice, int place) {
        if (slice != SliceKind.MIXED && slice != SliceKind.DISCOVER) {
            return;
        }
        add(contestant, slice.wireName(), event, place);
        if (eventsBefore[event] < COLD) {
            add(contestant, slice.wireName() + ", new listeners", event, place);
        }
        if (playsBefore[event] > 0 && playsBefore[event] < COLD) {
            add(contestant, slice.wireName() + ", new tracks", event, place);
        }
    }

    private void add(String contestant, String part, int event, int place) {
        double gain = ListScore.ofOne(place).ndcg(20);
        sums.computeIfAbsent(contestant, _ -> new LinkedHashMap<>())
                .computeIfAbsent(part, _ -> new ListenerSums())
                .add(listeners[event], gain);
        double[] total = totals.computeIfAbsent(contestant, _ -> new LinkedHashMap<>())
                .computeIfAbsent(part, _ -> new double[2]);
        total[0] += gain;
        total[1]++;
    }

    private void print(String first) {
        Map<String, ListenerSums> base = sums.getOrDefault(first, Map.of());
        sums.forEach((name, parts) -> {
            if (!name.startsWith(first.substring(0, 5))) {
                return;
            }
            System.out.println(name);
            parts.forEach((part, ofListeners) -> {
                double[] total = totals.getOrDefault(name, Map.of()).getOrDefault(part, new double[] {0, 1});
                Comparison against = new Bootstrap(42, 1000).compare(ofListeners, base.getOrDefault(part, ofListeners));
                System.out.printf(
                        "  %-26s %.4f of %6.0f  (%+.4f, p %.3f)%n",
                        part, total[0] / total[1], total[1], against.difference(), against.p());
            });
        });
    }

    private static Entry order(String name, FactorSettings factors) {
        return new Entry(name, () -> {
            Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
            OfflineLoop loop = new OfflineLoop(
                    ListenerSettings.DEFAULTS,
                    CoListenSettings.DEFAULTS,
                    TrendingSettings.DEFAULTS,
                    RankerSettings.DEFAULTS,
                    factors,
                    recommender);
            return new SegueContestant(name, loop, recommender);
        });
    }
}
