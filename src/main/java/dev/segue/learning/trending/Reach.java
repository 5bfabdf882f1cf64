package dev.segue.learning.trending;

import dev.segue.math.Decay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How long and how wide a track is played: its listener days over the usual half-life, and both sums by
/// country. All as of the moment that its [TrackTotals] are. Immutable.
///
/// Of countries the [#COUNTRIES] with the most listener days of late are kept; one that comes when the places are full
/// takes that of the least. So what is said of a country is never too much, and too little only where many countries
/// share a track. At most 161 bytes a track, 9 without countries.
///
/// @param usualDays decayed listener days over the usual half-life; below 0: not known, of a row from before they were
///     counted
/// @param countries where they were, in the order of their codes
public record Reach(double usualDays, List<InCountry> countries) {

    /// How many countries are kept of a track.
    public static final int COUNTRIES = 8;

    /// Of a track that nobody has played.
    public static final Reach NONE = new Reach(0, List.of());

    /// Of a track whose plays were counted before this was.
    public static final Reach UNKNOWN = new Reach(-1, List.of());

    /// The listener days of one country.
    ///
    /// @param country its code
    /// @param latestDays over the half-life of what is trending
    /// @param usualDays over the usual half-life
    public record InCountry(String country, double latestDays, double usualDays) {

        private InCountry times(double latest, double usual) {
            return new InCountry(country, latestDays * latest, usualDays * usual);
        }

        private InCountry plus(InCountry other) {
            return new InCountry(country, latestDays + other.latestDays, usualDays + other.usualDays);
        }
    }

    public Reach {
        countries = List.copyOf(countries);
    }

    /// Returns what there was of a country; empty when nothing is known of it.
    public Optional<InCountry> in(String country) {
        return countries.stream().filter(of -> of.country().equals(country)).findFirst();
    }

    /// Returns what is known after a play.
    ///
    /// @param latestDays what the totals counted of late before, as of `referenceMillis`
    /// @param weight 1 for the first play of a listener in a day, else 0
    /// @param country the listener's; empty when not known
    Reach played(double latestDays, long referenceMillis, double weight, String country, long atMillis, Rising rising) {
        Reach known = usualDays < 0 ? new Reach(rising.steady(latestDays), countries) : this;
        Reach carried = known.carried(referenceMillis, Math.max(referenceMillis, atMillis), rising);
        if (weight == 0) {
            return carried;
        }
        double latest = weight * since(rising.latest(), atMillis, referenceMillis);
        double usual = weight * since(rising.usual(), atMillis, referenceMillis);
        Reach more = new Reach(usual, country.isEmpty() ? List.of() : List.of(new InCountry(country, latest, usual)));
        return carried.plus(more);
    }

    /// Returns what is known at a later moment.
    Reach carried(long fromMillis, long toMillis, Rising rising) {
        if (fromMillis == toMillis) {
            return this;
        }
        double latest = rising.latest().factor(fromMillis, toMillis);
        double usual = rising.usual().factor(fromMillis, toMillis);
        return new Reach(
                usualDays < 0 ? usualDays : usualDays * usual,
                countries.stream().map(of -> of.times(latest, usual)).toList());
    }

    /// Returns what is known of two that are of the same moment.
    Reach plus(Reach other) {
        List<InCountry> all = new ArrayList<>(countries);
        for (InCountry more : other.countries) {
            Optional<InCountry> same = in(more.country());
            same.ifPresent(all::remove);
            if (same.isEmpty() && all.size() >= COUNTRIES) {
                all.remove(least(all));
            }
            all.add(same.map(more::plus).orElse(more));
        }
        all.sort(Comparator.comparing(InCountry::country));
        boolean unknown = usualDays < 0 || other.usualDays < 0;
        return new Reach(unknown ? UNKNOWN.usualDays : usualDays + other.usualDays, all);
    }

    private static InCountry least(List<InCountry> all) {
        InCountry least = all.getFirst();
        for (InCountry of : all) {
            least = of.latestDays() < least.latestDays() ? of : least;
        }
        return least;
    }

    private static double since(Decay decay, long atMillis, long referenceMillis) {
        return atMillis >= referenceMillis ? 1 : decay.factor(atMillis, referenceMillis);
    }
}
