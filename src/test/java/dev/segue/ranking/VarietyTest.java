package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.ListenerId;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarietyTest {

    private static final VarietySettings UNCAPPED = new VarietySettings(0, 1000, 1000, 0.4, 0.6);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void withoutDiversityTheOrderIsThatOfTheScores(long seed) {
        Listened listened = Listened.atRandom(seed);
        Recommender tight = new Recommender(BlendSettings.DEFAULTS, new VarietySettings(1, 1, 1, 1, 1));
        for (int i = 0; i < 40; i++) {
            RankRequest request = RankRequest.of(Mode.MIXED, 20, listened.now());

            assertThat(rank(tight, listened, i, request)).isEqualTo(listened.offers("listener-" + i, request));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theBestComesFirstAndTheListIsAsLong(long seed) {
        Listened listened = Listened.atRandom(seed);
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS, UNCAPPED);
        for (int i = 0; i < 40; i++) {
            RankRequest request = RankRequest.of(Mode.MIXED, 30, listened.now());
            List<RankedTrack> plain = rank(recommender, listened, i, request).tracks();
            List<RankedTrack> diverse =
                    rank(recommender, listened, i, request.withDiversity(0.5)).tracks();

            assertThat(diverse).hasSameSizeAs(plain).doesNotHaveDuplicates();
            assertThat(diverse.getFirst()).isEqualTo(plain.getFirst());
        }
    }

    @Test
    void theMoreDiversityTheMoreArtists() {
        Listened listened = Listened.atRandom(1);
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS, UNCAPPED);
        int before = 0;
        for (double diversity : new double[] {0, 0.3, 0.6}) {
            int artists = 0;
            for (int i = 0; i < 40; i++) {
                RankRequest request =
                        RankRequest.of(Mode.MIXED, 10, listened.now()).withDiversity(diversity);
                artists += artistsOf(listened, rank(recommender, listened, i, request))
                        .size();
            }

            assertThat(artists).as("artists at %s", diversity).isGreaterThan(before);
            before = artists;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void noArtistHasMoreThanItsShareWhileThereAreOthers(long seed) {
        Listened listened = Listened.atRandom(seed);
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS, new VarietySettings(0, 2, 2, 0, 0));
        for (int i = 0; i < 40; i++) {
            RankRequest request = RankRequest.of(Mode.MIXED, 10, listened.now()).withDiversity(0.01);

            assertThat(artistsOf(listened, rank(recommender, listened, i, request))
                            .values())
                    .allSatisfy(share -> assertThat(share).isLessThanOrEqualTo(2));
        }
    }

    @Test
    void sharesGiveWayBeforeAListComesOutShort() {
        Listened listened = new Listened();
        for (int i = 0; i < 9; i++) {
            listened.plays("ben", "track-" + i, "only-one");
        }
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS, new VarietySettings(0, 1, 1, 0.4, 0.6));
        RankRequest request = RankRequest.of(Mode.MIXED, 9, listened.now()).withDiversity(0.2);

        Ranked ranked = recommender.rank(
                listened.loop().view(new ListenerId("ann")), listened.loop().model(), request);

        assertThat(ranked.tracks()).hasSize(9);
    }

    private static Ranked rank(Recommender recommender, Listened listened, int listener, RankRequest request) {
        return recommender.rank(
                listened.loop().view(new ListenerId("listener-" + listener)),
                listened.loop().model(),
                request);
    }

    private static Map<String, Integer> artistsOf(Listened listened, Ranked ranked) {
        return ranked.tracks().stream()
                .collect(Collectors.toMap(
                        track -> listened.loop()
                                .model()
                                .descriptionOf(track.fingerprint())
                                .artist(),
                        _ -> 1,
                        Integer::sum,
                        HashMap::new));
    }
}
