package dev.segue.evaluation.peers;

import java.util.random.RandomGenerator;

/// STAN: nearest sessions weighed by place in the session, by age of the neighbour, and by distance from the track in
/// common.
///
/// `similarity(s, n) = Σ over i in s ∩ n of w₁(i) / (√Σ w₁² · √|n|) · e^(−(t(s) − t(n)) / λ₂)` with
/// `w₁(i) = e^((place of i − |s|) / λ₁)`; `score(i) = Σ over the nearest n with i, similarity(s, n) ·
/// e^(−|place of i in n − place of i* in n| / λ₃)`, where `i*` is the latest track of `s` that is in `n`.
///
/// Source: Garg, Gupta, Malhotra, Vig, Shroff, *Sequence and time aware neighborhood for session-based recommendations:
/// STAN*, SIGIR 2019, equations 1 to 5. Numbers are those that the framework `rn5l/session-rec` sets for 30Music with
/// the best hit rate: 500 neighbours of 10,000, λ₁ = 2.1, λ₂ = 100 days, λ₃ = 16.8. Repeats count at their latest
/// place.
final class Stan extends SessionNeighbours {

    /// How neighbours are found and weighed.
    ///
    /// @param neighbours how many sessions vote
    /// @param sample how many of the latest sessions with a track in common are compared
    /// @param placeFade λ₁, in places
    /// @param ageFadeDays λ₂, in days
    /// @param distanceFade λ₃, in places
    record Settings(int neighbours, int sample, double placeFade, double ageFadeDays, double distanceFade) {

        static final Settings DEFAULTS = new Settings(500, 10_000, 2.1, 100, 16.8);

        static Settings sample(RandomGenerator random) {
            return new Settings(
                    Pick.of(random, 100, 200, 500, 1000),
                    Pick.of(random, 1000, 2500, 10_000),
                    Pick.of(random, 0.00001, 1.02, 2.1, 4.2, 8.4),
                    Pick.of(random, 2.5, 5.0, 20.0, 100.0),
                    Pick.of(random, 0.6, 2.05, 4.2, 8.4, 16.8));
        }

        Settings {
            if (!(placeFade > 0 && ageFadeDays > 0 && distanceFade > 0)) {
                throw new IllegalArgumentException("the three fades must be more than 0");
            }
        }
    }

    private static final double DAY_MILLIS = 86_400_000;

    private final Settings settings;

    Stan(String name, long seed, Settings settings) {
        super(name, seed, settings.neighbours, settings.sample);
        this.settings = settings;
    }

    @Override
    double weight(int back, int length) {
        return Math.exp(-back / settings.placeFade);
    }

    @Override
    double damp(double norm, int length, int others, long ageMillis) {
        return Math.exp(-ageMillis / DAY_MILLIS / settings.ageFadeDays) / (norm * Math.sqrt(others));
    }

    @Override
    double vote(int back, int distance) {
        return Math.exp(-distance / settings.distanceFade);
    }
}
