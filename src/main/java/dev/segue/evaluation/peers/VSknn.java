package dev.segue.evaluation.peers;

import java.util.random.RandomGenerator;

/// V-SKNN: nearest sessions, in which late tracks of the listener's session weigh more.
///
/// `similarity(s, n) = Σ over i in s ∩ n of w(place of i in s) / |s|`; `score(i) = Σ over the nearest n with i,
/// similarity(s, n) · v(steps back to the latest track of s in n)`.
///
/// Source: Ludewig, Jannach, *Evaluation of session-based recommendation algorithms*, UMUAI 2018, section 3.2.
/// Weights and numbers are those that the authors' framework (`rn5l/session-rec`) sets for 30Music: 100
/// neighbours of the 10,000 latest sessions, both weights quadratic. Repeats of a track count at their latest
/// place.
final class VSknn extends SessionNeighbours {

    /// How neighbours are found and weighed.
    ///
    /// @param neighbours how many sessions vote
    /// @param sample how many of the latest sessions with a track in common are compared
    /// @param weighting how places of the session weigh in the similarity
    /// @param scoreWeighting how votes fade with the distance back to the latest track in common
    record Settings(int neighbours, int sample, Fading weighting, Fading scoreWeighting) {

        static final Settings DEFAULTS = new Settings(100, 10_000, Fading.QUADRATIC, Fading.QUADRATIC);

        static Settings sample(RandomGenerator random) {
            return new Settings(
                    Pick.of(random, 50, 100, 500, 1000),
                    Pick.of(random, 500, 1000, 2500, 10_000),
                    Pick.of(random, Fading.values()),
                    Pick.of(random, Fading.values()));
        }
    }

    private final Settings settings;

    VSknn(String name, long seed, Settings settings) {
        super(name, seed, settings.neighbours, settings.sample);
        this.settings = settings;
    }

    @Override
    double weight(int back, int length) {
        return settings.weighting.atPlace(length - back, length);
    }

    @Override
    double damp(double norm, int length, int others, long ageMillis) {
        return 1.0 / length;
    }

    @Override
    double vote(int back, int distance) {
        return settings.scoreWeighting.atDistance(back + 1);
    }
}
