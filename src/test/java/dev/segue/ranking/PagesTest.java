package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void noTrackIsOnTwoPagesWhateverHappensInBetween(long seed) {
        Listened listened = Listened.atRandom(seed);
        Random random = new Random(seed);
        Set<Long> seen = new HashSet<>();
        ShownTracks shown = ShownTracks.NONE;
        int pages = 0;
        for (List<RankedTrack> page = page(listened, shown); !page.isEmpty(); page = page(listened, shown)) {
            for (RankedTrack track : page) {
                assertThat(seen.add(track.fingerprint())).as(track.id().value()).isTrue();
                shown = shown.with(track.fingerprint());
            }
            for (int i = 0; i < 5; i++) {
                listened.plays("listener-1", "track-" + random.nextInt(130), "artist-" + random.nextInt(12))
                        .plays("listener-2", "track-" + random.nextInt(130), "artist-" + random.nextInt(12));
            }
            pages++;
        }

        assertThat(pages).isGreaterThan(3);
        assertThat(seen).hasSizeGreaterThan(40);
    }

    private static List<RankedTrack> page(Listened listened, ShownTracks shown) {
        return listened.offers(
                        "listener-1",
                        RankRequest.of(Mode.MIXED, 10, listened.now())
                                .withDiversity(0.2)
                                .after(shown))
                .tracks();
    }
}
