package dev.segue.evaluation.peers;

import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Item-based nearest neighbours in batch: tracks that the same listeners chose.
///
/// `sim(i, j) = |U_i ∩ U_j| / (√(|U_i| · |U_j|) + shrinkage)`, of which the `neighbours` greatest are kept a
/// track; `score(u, i) = Σ over j in the profile of u with i among its neighbours, sim(i, j)`. The similarities
/// are those of the last fit, the profile is the listener's now.
///
/// Sources: Sarwar, Karypis, Konstan, Riedl, *Item-based collaborative filtering recommendation algorithms*,
/// WWW 2001; Deshpande, Karypis, *Item-based top-N recommendation algorithms*, TOIS 2004, equations 1 and 3
/// (cosine). We differ: a listener's co-occurrences are those of their 500 latest distinct tracks, which bounds
/// a fit to 500² a listener; and the profile is the latest `profile` distinct tracks.
///
/// Cost: fit O(Σ tracks of a listener²), score O(profile × neighbours). Memory: 12 bytes × neighbours × tracks.
final class ItemKnn extends BatchPeer {

    /// How neighbours are found.
    ///
    /// @param neighbours how many are kept a track
    /// @param profile how many of the listener's latest distinct tracks are looked at
    /// @param shrinkage what small counts are damped by, 0 or more
    record Settings(int neighbours, int profile, double shrinkage) {

        static final Settings DEFAULTS = new Settings(100, 20, 1);

        static Settings sample(RandomGenerator random) {
            return new Settings(
                    Pick.of(random, 20, 50, 100, 200),
                    Pick.of(random, 5, 10, 20, 50, 500),
                    Pick.of(random, 0.0, 1.0, 3.0, 10.0));
        }
    }

    private static final int MOST_TRACKS = 500;

    private record Neighbour(int track, float similarity) {}

    private final Settings settings;
    private final Scores scores = new Scores();
    private List<List<Neighbour>> neighbours = List.of();

    ItemKnn(String name, long seed, Settings settings) {
        super(name, seed, Refits.DEFAULTS);
        this.settings = settings;
    }

    @Override
    void fit() {
        List<IntSequence> profiles = new ArrayList<>();
        List<IntSequence> listeners = new ArrayList<>();
        for (int track = 0; track < heard().trackCount(); track++) {
            listeners.add(new IntSequence());
        }
        for (int listener = 0; listener < heard().listenerCount(); listener++) {
            IntSequence profile = heard().history(listener).latestDistinct(MOST_TRACKS);
            profiles.add(profile);
            for (int i = 0; i < profile.size(); i++) {
                listeners.get(profile.get(i)).add(listener);
            }
        }
        List<List<Neighbour>> fitted = new ArrayList<>();
        for (int track = 0; track < listeners.size(); track++) {
            fitted.add(nearest(track, profiles, listeners));
        }
        neighbours = fitted;
    }

    private List<Neighbour> nearest(int track, List<IntSequence> profiles, List<IntSequence> listeners) {
        IntSequence who = listeners.get(track);
        for (int i = 0; i < who.size(); i++) {
            IntSequence profile = profiles.get(who.get(i));
            for (int j = 0; j < profile.size(); j++) {
                if (profile.get(j) != track) {
                    scores.add(profile.get(j), 1);
                }
            }
        }
        TopK top = new TopK(settings.neighbours);
        for (int i = 0; i < scores.size(); i++) {
            double others = listeners.get(scores.track(i)).size();
            top.offer(scores.track(i), scores.sum(i) / (Math.sqrt(who.size() * others) + settings.shrinkage));
        }
        scores.clear();
        top.sort();
        List<Neighbour> nearest = new ArrayList<>(top.size());
        for (int i = 0; i < top.size(); i++) {
            nearest.add(new Neighbour((int) top.key(i), (float) top.score(i)));
        }
        return nearest;
    }

    @Override
    void score(History history, Shortlist list) {
        IntSequence profile = history.latestDistinct(settings.profile);
        for (int i = 0; i < profile.size(); i++) {
            if (profile.get(i) < neighbours.size()) {
                for (Neighbour neighbour : neighbours.get(profile.get(i))) {
                    scores.add(neighbour.track, neighbour.similarity);
                }
            }
        }
        scores.offerTo(list);
    }
}
