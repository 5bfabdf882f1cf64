package dev.segue.learning.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RisingTest {

    private static final long DAY = 86_400_000;
    private static final TrendingSettings SETTINGS = TrendingSettings.DEFAULTS;
    private static final Rising RISING = Rising.under(SETTINGS);

    @Test
    void aTrackThatIsPlayedAsEverIsSteady() {
        TrackTotals steady = played(TrackTotals.NONE, 0, 150, 40);

        assertThat(ratio(steady, 150)).isCloseTo(1, within(0.05));
    }

    @Test
    void aTrackThatIsPlayedMoreThanUsualRisesAndFallsBackWhenThatIsUsual() {
        TrackTotals before = played(TrackTotals.NONE, 0, 100, 20);
        TrackTotals burst = played(before, 100, 104, 200);
        TrackTotals later = played(burst, 104, 200, 200);

        assertThat(ratio(burst, 104)).isGreaterThan(2.5);
        assertThat(ratio(later, 200)).isCloseTo(1, within(0.1));
    }

    @Test
    void twoPlaysAreNoRise() {
        TrackTotals two = played(TrackTotals.NONE, 0, 1, 2);
        TrackTotals many = played(TrackTotals.NONE, 0, 1, 60);

        assertThat(ratio(two, 1)).isBetween(1.0, 1.2);
        assertThat(ratio(many, 1)).isGreaterThan(3);
    }

    @Test
    void noRiseIsLargerThanItsListenerDaysAllow() {
        TrackTotals burst = played(played(TrackTotals.NONE, 0, 30, 3), 30, 33, 30);
        double excess = Math.pow(
                2,
                RISING.excessLog2(burst.listenerDays(), burst.reach().usualDays(), burst.decayedAtMillis())
                        - burst.decayedAtMillis() / RISING.latest().halfLifeMillis());

        assertThat(ratio(burst, 33)).isGreaterThan(1).isLessThanOrEqualTo(1 + excess / SETTINGS.shrinkage());
    }

    @Test
    void aTrackOfWhichTheUsualIsNotKnownIsSteadyAndCountsOnFromThere() {
        TrackTotals counted = played(TrackTotals.NONE, 0, 50, 30);
        TrackTotals old = new TrackTotals(
                counted.plays(),
                0,
                0,
                0,
                0,
                counted.updates(),
                counted.listenerDays(),
                counted.decayedPlays(),
                counted.decayedAtMillis(),
                0,
                counted.lastAtMillis(),
                counted.description(),
                0,
                Reach.UNKNOWN);

        TrackTotals next = played(old, 50, 51, 30);

        assertThat(ratio(old, 50)).isEqualTo(1);
        assertThat(RISING.excessLog2(3, -1, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ratio(next, 51)).isCloseTo(1, within(0.05));
    }

    @Test
    void aRiseFadesWhenNobodyPlaysTheTrackAnyMore() {
        TrackTotals burst = played(TrackTotals.NONE, 0, 2, 100);

        assertThat(ratio(burst, 2)).isGreaterThan(ratio(burst, 6)).isGreaterThan(3);
        assertThat(ratio(burst, 40)).isLessThan(1);
    }

    private static double ratio(TrackTotals totals, double day) {
        return RISING.ratio(
                totals.listenerDays(), totals.reach().usualDays(), totals.decayedAtMillis(), (long) (day * DAY));
    }

    /// So many different listeners a day, at even intervals.
    private static TrackTotals played(TrackTotals before, int fromDay, int toDay, int listenersADay) {
        TrackTotals totals = before;
        for (int i = 0; i < (toDay - fromDay) * listenersADay; i++) {
            long atMillis = fromDay * DAY + i * DAY / listenersADay;
            totals = totals.with(
                    TrackUpdate.counting(atMillis, new Count(Kind.PLAY, true, false), Optional.empty()), SETTINGS);
        }
        return totals;
    }
}
