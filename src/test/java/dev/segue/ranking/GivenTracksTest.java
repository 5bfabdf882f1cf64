package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankedCandidate.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTracksTest {

    private final Recommender recommender = new Recommender(BlendSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void allComeBackOnceAndThoseOfTheListComeFirstInItsOrder(long seed) {
        Listened listened = Listened.atRandom(seed);
        List<TrackId> tracks =
                IntStream.range(0, 130).mapToObj(i -> new TrackId("track-" + i)).toList();

        List<RankedCandidate> ranked = rank(listened, "listener-1", tracks);

        assertThat(ranked).extracting(RankedCandidate::id).containsExactlyInAnyOrderElementsOf(tracks);
        assertThat(ranked).extracting(RankedCandidate::standing).isSortedAccordingTo((a, b) -> place(a) - place(b));
        assertThat(ranked.stream()
                        .filter(candidate -> candidate.standing() == Standing.FREE)
                        .map(candidate -> candidate.ranked().orElseThrow().score()))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .allMatch(Double::isFinite);
    }

    @Test
    void whatSpeaksAgainstATrackIsSaid() {
        Listened listened = new Listened();
        for (String track : List.of("fine", "disliked", "blocked", "of-blocked")) {
            listened.plays("ben", track, track.equals("of-blocked") ? "loud" : "quiet");
        }
        listened.judges("ann", "disliked", -1)
                .blocks("ann", BlockKind.TRACK, "blocked", Optional.empty())
                .blocks("ann", BlockKind.ARTIST, "loud", Optional.empty());

        List<RankedCandidate> ranked = rank(
                listened,
                "ann",
                List.of(
                        new TrackId("never-heard-of"),
                        new TrackId("of-blocked"),
                        new TrackId("disliked"),
                        new TrackId("blocked"),
                        new TrackId("fine")));

        assertThat(ranked.getFirst().id()).isEqualTo(new TrackId("fine"));
        assertThat(ranked.getFirst().standing()).isEqualTo(Standing.FREE);
        assertThat(ranked.subList(1, 4))
                .extracting(candidate -> candidate.id().value() + " " + candidate.standing())
                .containsExactlyInAnyOrder("disliked DISLIKED", "blocked BLOCKED", "of-blocked BLOCKED");
        assertThat(ranked.getLast())
                .isEqualTo(new RankedCandidate(new TrackId("never-heard-of"), Standing.UNKNOWN, Optional.empty()));
    }

    @Test
    void aTrackThatNoSourceOffersHasAScoreAndNoReasons() {
        Listened listened = Listened.atRandom(1).plays("ben", "seldom", "nobody");
        for (int i = 0; i < 600; i++) {
            listened.plays("cai", "hit-" + i, "band-" + i).plays("dee", "hit-" + i, "band-" + i);
        }

        RankedCandidate only =
                rank(listened, "ann", List.of(new TrackId("seldom"))).getFirst();

        assertThat(only.ranked().orElseThrow().score()).isFinite();
        assertThat(only.ranked().orElseThrow().reasons()).isEmpty();
    }

    private List<RankedCandidate> rank(Listened listened, String who, List<TrackId> tracks) {
        return recommender
                .rank(listened.loop().view(new ListenerId(who)), listened.loop().model(), tracks, listened.now())
                .candidates();
    }

    private static int place(Standing standing) {
        return switch (standing) {
            case FREE -> 0;
            case DISLIKED, BLOCKED -> 1;
            case UNKNOWN -> 2;
        };
    }
}
