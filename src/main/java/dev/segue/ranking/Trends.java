package dev.segue.ranking;

import dev.segue.learning.trending.Reach;
import dev.segue.learning.trending.Rising;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tracks that are played most of late, and those that rise most, everywhere and by country. One writer; any number
/// of readers.
///
/// What rises is kept by the listener days beyond those to be expected: a track's rise is bounded by them
/// ([Rising#excessLog2]), and they do not change their order while time passes. Cost of a track: one more place at most
/// in each of four lists of the settings' size and for each of its countries two.
final class Trends {

    /// Two lists over the same tracks.
    private record Lists(TrendingIndex played, TrendingIndex rising) {

        static Lists of(int size) {
            return new Lists(new TrendingIndex(size), new TrendingIndex(size));
        }

        Stream<TrendingIndex> all() {
            return Stream.of(played, rising);
        }
    }

    private final int size;
    private final double countryLeast;
    private final Rising measure;
    private final Lists everywhere;
    private final Map<String, Lists> byCountry = new ConcurrentHashMap<>();

    Trends(TrendingSettings settings) {
        this.size = settings.size();
        this.countryLeast = settings.countryLeast();
        this.measure = Rising.under(settings);
        this.everywhere = Lists.of(size);
    }

    /// Returns how rises are measured.
    Rising measure() {
        return measure;
    }

    /// Puts a track at its places.
    void offer(TrackNode node) {
        TrackTotals totals = node.totals();
        everywhere.played().offer(node, totals.trendLog2(measure.latest()));
        if (totals.plays() == 0) {
            return;
        }
        totals.in("").ifPresent(sums -> rise(everywhere, node, sums, totals));
        for (Reach.InCountry in : totals.reach().countries()) {
            Lists lists = byCountry.computeIfAbsent(in.country(), _ -> Lists.of(size));
            lists.played().place(node, measure.latest().log2At(in.latestDays(), totals.decayedAtMillis()));
            rise(lists, node, in, totals);
        }
    }

    private void rise(Lists lists, TrackNode node, Reach.InCountry sums, TrackTotals totals) {
        lists.rising().place(node, measure.excessLog2(sums.latestDays(), sums.usualDays(), totals.decayedAtMillis()));
    }

    /// Takes a track out of all lists.
    void remove(TrackNode node) {
        everywhere.all().forEach(list -> list.remove(node));
        byCountry.values().stream().flatMap(Lists::all).forEach(list -> list.remove(node));
    }

    /// Returns what is played most of late.
    ///
    /// @param country its code; empty: everywhere
    TrendingIndex.Snapshot played(String country) {
        return listsOf(country).played().snapshot();
    }

    /// Returns what is played most beyond what is to be expected.
    ///
    /// @param country its code; empty: everywhere
    TrendingIndex.Snapshot rising(String country) {
        return listsOf(country).rising().snapshot();
    }

    /// Returns what somebody of whom nothing is known is to start from: the list of their country when enough is played
    /// there, else everybody's.
    ///
    /// @param country where they are; empty when not known
    TrendingIndex.Snapshot startOf(String country, long atMillis) {
        TrendingIndex.Snapshot there = played(country);
        double halfLives = atMillis / measure.latest().halfLifeMillis();
        double days = 0;
        for (int i = 0; i < there.size() && days < countryLeast; i++) {
            days += TrendingIndex.valueAt(there.score(i), halfLives);
        }
        return days >= countryLeast ? there : played("");
    }

    private Lists listsOf(String country) {
        @Nullable Lists lists = country.isEmpty() ? everywhere : byCountry.get(country);
        return lists == null ? Lists.of(1) : lists;
    }
}
