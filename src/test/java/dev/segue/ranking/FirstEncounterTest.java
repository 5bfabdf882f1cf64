package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.ListenerId;
import dev.segue.learning.ranker.Choice;
import dev.segue.learning.ranker.Slate;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.RankRequest.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstEncounterTest {

    /// Sources give all that they have, so that known tracks crowd out nothing.
    private static final Recommender WIDE = new Recommender(wide());

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void saysWhatTheListOfNewTracksWouldHaveSaid(long seed) {
        Listened listened = Listened.atRandom(seed);
        int compared = 0;
        for (int i = 0; i < 40; i++) {
            ListenerView view = listened.loop().view(new ListenerId("listener-" + i));
            Shortlist mixed = listOf(WIDE, listened, view, Mode.MIXED);
            Shortlist discover = listOf(WIDE, listened, view, Mode.DISCOVER);
            for (int candidate = 0; discover.size() > 1 && candidate < discover.size(); candidate += 7) {
                Choice.Aside aside = WIDE.choice(mixed, discover.track(candidate))
                        .orElseThrow()
                        .aside()
                        .orElseThrow();

                assertThat(aside.circumstance()).isEqualTo(Circumstance.DISCOVER.column());
                assertThat(aside.chosen()).isEqualTo(candidate);
                assertThat(numbersOf(aside.slate())).isEqualTo(numbersOf(discover.slate()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    @Test
    void saysNothingOfATrackThatTheListenerKnew() {
        Listened listened = Listened.atRandom(3);
        ListenerView view = listened.loop().view(new ListenerId("listener-3"));
        Shortlist familiar = listOf(WIDE, listened, view, Mode.FAMILIAR);
        Shortlist mixed = listOf(WIDE, listened, view, Mode.MIXED);

        Optional<Choice> choice = WIDE.choice(mixed, familiar.track(0));

        assertThat(choice).isPresent();
        assertThat(choice.get().aside()).isEmpty();
        assertThat(choice.get().chosen()).isEqualTo(mixed.candidateOf(familiar.track(0)));
    }

    @Test
    void aListOfNewTracksHasNothingToSayAside() {
        Listened listened = Listened.atRandom(3);
        ListenerView view = listened.loop().view(new ListenerId("listener-3"));
        Shortlist discover = listOf(WIDE, listened, view, Mode.DISCOVER);

        assertThat(WIDE.choice(discover, discover.track(0)).orElseThrow().aside())
                .isEmpty();
    }

    @Test
    void whatIsNoCandidateIsNoChoice() {
        Listened listened = Listened.atRandom(3);
        ListenerView view = listened.loop().view(new ListenerId("listener-3"));

        assertThat(WIDE.choice(listOf(WIDE, listened, view, Mode.MIXED), 1)).isEmpty();
    }

    private static Shortlist listOf(Recommender recommender, Listened listened, ListenerView view, Mode mode) {
        return recommender.shortlist(view, listened.loop().model(), RankRequest.of(mode, 20, listened.now()));
    }

    private static List<Float> numbersOf(Slate slate) {
        List<Float> numbers = new ArrayList<>();
        for (int k = 0; k < slate.circumstances(); k++) {
            numbers.add(slate.circumstance(k));
        }
        for (int candidate = 0; candidate < slate.size(); candidate++) {
            for (int column = 0; column < slate.features(); column++) {
                numbers.add(slate.get(candidate, column));
            }
        }
        return numbers;
    }

    private static BlendSettings wide() {
        BlendSettings base = BlendSettings.DEFAULTS;
        return new BlendSettings(
                base.mixed(),
                base.discover(),
                base.familiar(),
                base.recentPlays(),
                base.fade(),
                1000,
                base.leftOut(),
                base.damping(),
                base.shrinkage());
    }
}
