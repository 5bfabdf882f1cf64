package dev.segue.learning.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.learning.trending.Reach.InCountry;
import dev.segue.math.Decay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTotalsTest {

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<String> COUNTRIES = List.of("", "SE", "BR", "JP");
    private static final long DAY = 86_400_000;
    private static final TrendingSettings TWO_DAYS = new TrendingSettings(Duration.ofDays(2), 10);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void doesNotDependOnTheOrderOfUpdates(long seed) {
        Random random = new Random(seed);
        List<TrackUpdate> updates = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Count count = new Count(
                    KINDS.get(random.nextInt(KINDS.size())),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    COUNTRIES.get(random.nextInt(COUNTRIES.size())));
            updates.add(TrackUpdate.counting(
                    random.nextInt(30) * DAY,
                    count,
                    i % 9 == 0 ? Optional.of(new Description("a" + i, "", "t")) : Optional.empty()));
        }

        TrackTotals inOrder = of(updates);
        Collections.shuffle(updates, random);
        TrackTotals shuffled = of(updates);

        assertThat(shuffled.listenerDays()).isCloseTo(inOrder.listenerDays(), within(1e-9));
        assertThat(shuffled.decayedPlays()).isCloseTo(inOrder.decayedPlays(), within(1e-9));
        assertThat(shuffled)
                .usingRecursiveComparison()
                .ignoringFields("listenerDays", "decayedPlays", "reach")
                .isEqualTo(inOrder);
        assertThat(shuffled.reach().usualDays()).isCloseTo(inOrder.reach().usualDays(), within(1e-9));
        assertThat(shuffled.reach().countries()).hasSize(3);
        for (InCountry in : inOrder.reach().countries()) {
            InCountry other = shuffled.reach().in(in.country()).orElseThrow();
            assertThat(other.latestDays()).isCloseTo(in.latestDays(), within(1e-9));
            assertThat(other.usualDays()).isCloseTo(in.usualDays(), within(1e-9));
        }
    }

    @Test
    void aListenersSecondPlayInADayIsNoListenerDay() {
        TrackTotals totals = of(List.of(play(0, true), play(2 * DAY, false)));

        assertThat(totals.plays()).isEqualTo(2);
        assertThat(totals.listenerDays()).isCloseTo(0.5, within(1e-12));
        assertThat(totals.decayedPlays()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void trendsStayComparableOverACentury() {
        Decay decay = Decay.halvingEvery(TWO_DAYS.halfLife());
        TrackTotals old = of(List.of(play(0, true), play(0, true), play(0, true)));
        TrackTotals recent = of(List.of(play(100L * 365 * DAY, true)));

        assertThat(recent.trendLog2(decay)).isFinite().isGreaterThan(old.trendLog2(decay));
    }

    @Test
    void aCountryHasTheListenerDaysOfItsListeners() {
        TrackTotals totals =
                of(List.of(playIn("SE", 0), playIn("SE", 2 * DAY), playIn("BR", 2 * DAY), play(2 * DAY, true)));

        InCountry sweden = totals.in("SE").orElseThrow();
        assertThat(sweden.latestDays()).isCloseTo(1.5, within(1e-12));
        assertThat(sweden.usualDays()).isCloseTo(1 + Math.pow(2, -2.0 / 14), within(1e-12));
        assertThat(totals.in("BR").orElseThrow().latestDays()).isEqualTo(1);
        assertThat(totals.in("").orElseThrow().latestDays()).isCloseTo(3.5, within(1e-12));
        assertThat(totals.in("JP")).isEmpty();
    }

    @Test
    void theCountriesWithTheMostListenersAreKeptOfATrackThatIsPlayedEverywhere() {
        List<TrackUpdate> updates = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            updates.add(playIn(
                    i % 2 == 0 ? "SE" : i % 3 == 0 ? "BR" : "%c%c".formatted('A' + i % 26, 'A' + i % 25), i));
        }

        TrackTotals totals = of(updates);

        assertThat(totals.reach().countries())
                .hasSize(Reach.COUNTRIES)
                .isSortedAccordingTo(Comparator.comparing(InCountry::country));
        assertThat(totals.in("SE").orElseThrow().latestDays()).isCloseTo(300, within(0.1));
        assertThat(totals.in("BR").orElseThrow().latestDays()).isCloseTo(100, within(0.1));
    }

    @Test
    void totalsOfTwoNamesAddUpInEachCountry() {
        Rising rising = Rising.under(TWO_DAYS);
        TrackTotals one = of(List.of(playIn("SE", DAY)));
        TrackTotals other = of(List.of(playIn("SE", 3 * DAY), playIn("BR", 3 * DAY)));

        TrackTotals both = one.plus(other, rising);

        assertThat(both.in("SE").orElseThrow().latestDays()).isCloseTo(1.5, within(1e-12));
        assertThat(both.reach()).isEqualTo(other.plus(one, rising).reach());
        assertThat(both.plus(TrackTotals.NONE, rising)).isEqualTo(both);
    }

    private static TrackUpdate playIn(String country, long atMillis) {
        return TrackUpdate.counting(atMillis, new Count(Kind.PLAY, true, false, country), Optional.empty());
    }

    private static TrackUpdate play(long atMillis, boolean firstOfDay) {
        return TrackUpdate.counting(atMillis, new Count(Kind.PLAY, firstOfDay, false), Optional.empty());
    }

    private static TrackTotals of(List<TrackUpdate> updates) {
        TrackTotals totals = TrackTotals.NONE;
        for (TrackUpdate update : updates) {
            totals = totals.with(update, TWO_DAYS);
        }
        return totals;
    }
}
