package dev.segue.evaluation;

import dev.segue.events.Interaction.Played;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.VarietySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What diversity costs and what it buys, on recorded plays: each fifth play scored on lists of 20 at several
/// values and shares of an artist.
///
/// NDCG@20 of the mixed and the discover list, artists in a mixed list, and the most tracks of one artist in it.
/// Arguments: files of recorded plays.
final class DiversityRun {

    private static final int EVERY = 5;
    private static final int CUTOFF = 20;
    private static final double[] VALUES = {0, 0.1, 0.2, 0.3, 0.5, 1};
    private static final int[] CAPS = {1000, 12, 10, 8};

    private DiversityRun() {}

    private static final class Sums {
        private double mixed;
        private double discover;
        private double artists;
        private double mostOfArtist;
    }

    /// Runs the measurement.
    public static void main(String[] arguments) throws IOException {
        for (String file : arguments) {
            measure(file);
        }
    }

    private static void measure(String file) throws IOException {
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
        OfflineLoop loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                recommender);
        Recommender[] capped = new Recommender[CAPS.length];
        VarietySettings it = VarietySettings.DEFAULTS;
        Arrays.setAll(
                capped,
                i -> new Recommender(
                        BlendSettings.DEFAULTS,
                        new VarietySettings(
                                it.diversity(), CAPS[i], it.mostOfAlbum(), it.sameArtist(), it.sameAlbum())));
        Sums[] sums = new Sums[CAPS.length * VALUES.length];
        Arrays.setAll(sums, _ -> new Sums());
        int plays = 0;
        int scored = 0;
        int fresh = 0;
        for (RecordedPlay event : RecordedPlay.read(Path.of(file))) {
            if (event.interaction() instanceof Played played && plays++ % EVERY == 0) {
                loop.advance(played.at().toEpochMilli());
                ListenerView view = loop.view(played.listener());
                boolean isNew = !loop.known(played.listener(), played.track()).isKnown();
                scored++;
                fresh += isNew ? 1 : 0;
                for (int i = 0; i < sums.length; i++) {
                    Recommender of = capped[i / VALUES.length];
                    score(of, view, loop.model(), played, isNew, VALUES[i % VALUES.length], sums[i]);
                }
            }
            loop.learn(event.interaction());
        }
        System.out.printf("%s: %d lists, %d of them discover too%n", file, scored, fresh);
        for (int i = 0; i < sums.length; i++) {
            System.out.printf(
                    "  cap %4d diversity %.1f  mixed %.4f  discover %.4f  artists %.1f  most of one %.1f%n",
                    CAPS[i / VALUES.length],
                    VALUES[i % VALUES.length],
                    sums[i].mixed / scored,
                    sums[i].discover / fresh,
                    sums[i].artists / scored,
                    sums[i].mostOfArtist / scored);
        }
    }

    private static void score(
            Recommender recommender,
            ListenerView view,
            Model model,
            Played played,
            boolean isNew,
            double diversity,
            Sums sums) {
        Ranked mixed = recommender.rank(view, model, request(Mode.MIXED, played, diversity));
        sums.mixed += gain(mixed, played);
        Map<String, Integer> artists = new HashMap<>();
        for (RankedTrack track : mixed.tracks()) {
            artists.merge(model.descriptionOf(track.fingerprint()).artist(), 1, Integer::sum);
        }
        sums.artists += artists.size();
        sums.mostOfArtist += artists.values().stream().mapToInt(n -> n).max().orElse(0);
        if (isNew) {
            sums.discover += gain(recommender.rank(view, model, request(Mode.DISCOVER, played, diversity)), played);
        }
    }

    private static RankRequest request(Mode mode, Played played, double diversity) {
        return new RankRequest(mode, CUTOFF, Set.of(), Set.of(), played.at(), false).withDiversity(diversity);
    }

    private static double gain(Ranked list, Played played) {
        for (int i = 0; i < list.tracks().size(); i++) {
            if (list.tracks().get(i).id().equals(played.track())) {
                return Math.log(2) / Math.log(i + 2);
            }
        }
        return 0;
    }
}
