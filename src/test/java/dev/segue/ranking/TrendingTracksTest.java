package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Preferred;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.TrendingRequest.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendingTracksTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration DAY = Duration.ofHours(25);

    private final OfflineLoop loop =
            new OfflineLoop(ListenerSettings.DEFAULTS, CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS);
    private final List<Played> plays = new ArrayList<>();
    private Instant now = START;

    @Test
    void eachCountryHasItsOwnOrder() {
        world();

        assertThat(trending("", Order.LISTENERS)).startsWith("everywhere", "brazilian");
        assertThat(trending("SE", Order.LISTENERS))
                .startsWith("everywhere", "swedish")
                .doesNotContain("brazilian");
        assertThat(trending("BR", Order.LISTENERS))
                .startsWith("brazilian", "everywhere")
                .doesNotContain("swedish");
        assertThat(trending("JP", Order.LISTENERS)).isEmpty();
    }

    @Test
    void whatRisesComesBeforeWhatIsPlayedMore() {
        world();
        for (int listener = 0; listener < 60; listener++) {
            plays("late-" + listener, "rising", "SE", now.minus(Duration.ofHours(20)));
        }
        plays("ann", "two plays", "SE", now.minus(Duration.ofHours(3)));
        plays("bob", "two plays", "SE", now.minus(Duration.ofHours(2)));
        learn();

        assertThat(trending("", Order.LISTENERS)).startsWith("everywhere");
        assertThat(trending("", Order.RISING).getFirst()).isEqualTo("rising");
        assertThat(trending("SE", Order.RISING).getFirst()).isEqualTo("rising");
        assertThat(trending("BR", Order.RISING)).doesNotContain("rising", "two plays");
        assertThat(trending("", Order.RISING)).doesNotContain("everywhere");
    }

    @Test
    void oneListenerWhoPlaysATrackAllNightMovesNothing() {
        world();
        plays("night", "obsession", "SE", now.minus(Duration.ofHours(9)));
        learn();
        List<List<String>> before = allOrders();
        double once = days("obsession");

        for (int minute = 4; minute < 540; minute += 4) {
            plays("night", "obsession", "SE", now.minus(Duration.ofHours(9)).plus(Duration.ofMinutes(minute)));
        }
        learn();

        assertThat(loop.model().totalsOf(new TrackId("obsession").fingerprint()).plays())
                .isEqualTo(135);
        assertThat(allOrders()).isEqualTo(before);
        assertThat(days("obsession")).isCloseTo(once, within(1e-9));
    }

    @Test
    void aTrackThatIsTakenOutOfTheCatalogIsInNoList() {
        world();

        loop.model().withdraw(new TrackId("everywhere"));

        assertThat(allOrders()).allSatisfy(order -> assertThat(order).doesNotContain("everywhere"));
        assertThat(trending("SE", Order.LISTENERS).getFirst()).isEqualTo("swedish");
    }

    @Test
    void somebodyOfWhomOnlyTheCountryIsKnownStartsFromWhatIsPlayedThere() {
        world();
        loop.learn(new Preferred(new ListenerId("new"), Preferences.NONE.in("BR"), now));
        ListenerView said = loop.view(new ListenerId("new"));
        ListenerView asked = loop.view(new ListenerId("other")).in("BR");

        assertThat(first(said)).isEqualTo("brazilian");
        assertThat(first(asked)).isEqualTo("brazilian");
        assertThat(first(loop.view(new ListenerId("other")))).isEqualTo("everywhere");
        assertThat(first(loop.view(new ListenerId("other")).in("SE"))).isEqualTo("everywhere");
    }

    @Test
    void whereLittleIsPlayedEverybodysListIsTheStart() {
        world();
        plays("yoko", "japanese", "JP", now.minus(Duration.ofHours(2)));
        learn();

        assertThat(trending("JP", Order.LISTENERS)).containsExactly("japanese");
        assertThat(first(loop.view(new ListenerId("new")).in("JP"))).isEqualTo("everywhere");
    }

    /// Sixty days of 25 hours in which thirty listeners of either country play what is played everywhere, and what only
    /// theirs plays.
    private void world() {
        for (int day = 0; day < 60; day++) {
            for (int listener = 0; listener < 30; listener++) {
                Instant at = START.plus(DAY.multipliedBy(day)).plus(Duration.ofMinutes(listener));
                plays("se-" + listener, "everywhere", "SE", at);
                if (listener < 12) {
                    plays("se-" + listener, "swedish", "SE", at.plus(Duration.ofHours(1)));
                }
                if (listener < 20) {
                    plays("br-" + listener, "everywhere", "BR", at);
                }
                plays("br-" + listener, "brazilian", "BR", at.plus(Duration.ofHours(1)));
            }
        }
        now = START.plus(DAY.multipliedBy(60));
        learn();
    }

    private void plays(String who, String track, String country, Instant at) {
        plays.add(new Played(
                new ListenerId(who), new TrackId(track), at, 1, new Description("by " + track, "", ""), "", country));
    }

    private void learn() {
        plays.sort(Comparator.comparing(Played::at));
        plays.forEach(loop::learn);
        plays.clear();
        loop.advance(now.toEpochMilli());
    }

    private List<List<String>> allOrders() {
        List<List<String>> orders = new ArrayList<>();
        for (String country : List.of("", "SE", "BR")) {
            for (Order order : Order.values()) {
                orders.add(trending(country, order));
            }
        }
        return orders;
    }

    private List<String> trending(String country, Order order) {
        return new TrendingTracks(loop.model())
                .of(new TrendingRequest(Optional.empty(), country, order, 10), now).orElseThrow().stream()
                        .map(track -> track.id().value())
                        .toList();
    }

    private double days(String track) {
        return loop.model()
                .totalsOf(new TrackId(track).fingerprint())
                .trendLog2(loop.model().trendDecay());
    }

    private String first(ListenerView view) {
        return new Recommender(BlendSettings.DEFAULTS)
                .rank(view, loop.model(), RankRequest.of(Mode.MIXED, 5, now))
                .tracks()
                .getFirst()
                .id()
                .value();
    }
}
