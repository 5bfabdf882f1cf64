package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.ListenerId;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.listener.RecentJudgement;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.Taste;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a listener's vector is made of.
class ListenerFactorsTest {

    private static final String ANN = "ann";

    @Test
    void likesAloneFindWhatThoseWithTheSameTasteLike() {
        Listened listened = twoCrowds();
        for (int i = 0; i < 4; i++) {
            listened.judges(ANN, track("folk", i), 1);
        }

        List<RankedTrack> offered = listened.offersOf(ANN, Source.FACTORS);

        assertThat(offered).extracting(RankedTrack::id).map(TrackId::value).startsWith(track("folk", 4));
        assertThat(fit(listened, ANN, track("folk", 4))).isGreaterThan(2 * fit(listened, ANN, track("punk", 4)));
    }

    @Test
    void whoHasOnlyRefusedOrTakenBackHasNoVector() {
        Listened listened = twoCrowds();

        listened.judges(ANN, track("folk", 0), -1);
        listened.judges(ANN, track("punk", 0), 1);
        listened.judges(ANN, track("punk", 0), 0);

        assertThat(factors(listened, ANN)).isEmpty();
    }

    @Test
    void whatIsDislikedAfterItWasPlayedFitsLess() {
        Listened listened = twoCrowds();
        listened.plays(ANN, track("folk", 0), "").plays(ANN, track("folk", 1), "");
        double before = fit(listened, ANN, track("folk", 1));

        listened.judges(ANN, track("folk", 1), -1);

        assertThat(fit(listened, ANN, track("folk", 1))).isLessThan(before);
    }

    @Test
    void aTrackThatIsPlayedAfterItWasLikedCountsOnce() {
        Model model = twoCrowds().loop().model();
        long track = new TrackId(track("folk", 0)).fingerprint();
        List<RecentPlay> play = List.of(new RecentPlay(track, 0, 2_000, 100));

        Taste likedFirst = taste(play, List.of(new RecentJudgement(track, 100, 1_000)));

        assertThat(vector(likedFirst, model)).containsExactly(vector(taste(play, List.of()), model));
        assertThat(vector(taste(play, List.of(new RecentJudgement(track, 100, 3_000))), model))
                .as("liked after it was played")
                .isNotEqualTo(vector(likedFirst, model));
    }

    private static Taste taste(List<RecentPlay> recent, List<RecentJudgement> judgements) {
        return new Taste(1, recent, List.of(), recent, List.of(), List.of(), 0, Preferences.NONE, judgements);
    }

    private static float[] vector(Taste taste, Model model) {
        return ListenerFactors.of(taste, model, model.vectors()).orElseThrow().vector();
    }

    /// Ten listeners like one half of the tracks, ten the other; nobody plays.
    private static Listened twoCrowds() {
        Listened listened = new Listened();
        for (int track = 0; track < 5; track++) {
            for (int listener = 0; listener < 20; listener++) {
                listened.judges("listener-" + listener, track(listener % 2 == 0 ? "folk" : "punk", track), 1);
            }
        }
        return listened;
    }

    private static String track(String crowd, int number) {
        return crowd + "-" + number;
    }

    private static double fit(Listened listened, String who, String track) {
        return factors(listened, who).orElseThrow().fit(new TrackId(track).fingerprint());
    }

    private static Optional<ListenerFactors> factors(Listened listened, String who) {
        Model model = listened.loop().model();
        return ListenerFactors.of(listened.loop().view(new ListenerId(who)).taste(), model, model.vectors());
    }
}
