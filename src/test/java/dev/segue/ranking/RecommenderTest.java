package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.CatalogTrack;
import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.KnownTrack.Verdict;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.SimilarTracks.By;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommenderTest {

    @Test
    void whatFollowedTheLastTrackElsewhereComesFirst() {
        Listened listened = new Listened();
        for (String other : List.of("ben", "cai", "dee")) {
            listened.plays(other, "one", "x").plays(other, "two", "y").waits(Duration.ofHours(1));
        }
        listened.plays("eve", "three", "z").waits(Duration.ofHours(1)).plays("ann", "one", "x");

        RankedTrack first = listened.offers("ann", Mode.DISCOVER).tracks().getFirst();

        assertThat(first.id()).isEqualTo(new TrackId("two"));
        assertThat(first.reasons().getFirst().code()).isEqualTo(Source.SUCCESSORS.reason());
        assertThat(first.reasons().getFirst().track()).isEqualTo(Fingerprint.of("one"));
    }

    @Test
    void aColdListenerIsOfferedWhatMostListenersPlay() {
        Listened listened = new Listened();
        for (String other : List.of("ben", "cai", "dee")) {
            listened.plays(other, "hit", "x").waits(Duration.ofHours(1));
        }
        for (int i = 0; i < 9; i++) {
            listened.plays("eve", "loop", "y");
        }

        Ranked ranked = listened.offers("nobody", Mode.MIXED);

        assertThat(ranked.coldStart()).isTrue();
        assertThat(ids(ranked)).containsExactly("hit", "loop");
        assertThat(ranked.tracks().getFirst().source()).isEqualTo(Source.TRENDING);
    }

    @Test
    void aColdListenerIsOfferedSomethingDecadesAfterTheLastPlay() {
        Listened listened = new Listened().plays("ben", "hit", "x").plays("ben", "other", "x");

        Ranked ranked = listened.offers(
                "nobody", RankRequest.of(Mode.MIXED, 10, Listened.START.plus(Duration.ofDays(365 * 90))));

        assertThat(ids(ranked)).containsExactlyInAnyOrder("hit", "other");
        assertThat(ranked.tracks()).allMatch(track -> Double.isFinite(track.score()) && track.score() > 0);
    }

    @Test
    void aBlockEndsWhenItsTimeHasCome() {
        Listened listened = new Listened().plays("ben", "hit", "x");
        Instant until = Listened.START.plus(Duration.ofDays(1));
        listened.blocks("ann", BlockKind.ARTIST, "x", Optional.of(until));

        assertThat(ids(listened.offers("ann", RankRequest.of(Mode.MIXED, 10, until.minusMillis(1)))))
                .isEmpty();
        assertThat(ids(listened.offers("ann", RankRequest.of(Mode.MIXED, 10, until))))
                .containsExactly("hit");
    }

    @Test
    void exclusionsOfTheRequestAreKept() {
        Listened listened =
                new Listened().plays("ben", "a", "x").plays("ben", "b", "y").plays("ben", "c", "z");

        RankRequest request = new RankRequest(
                Mode.MIXED, 10, Set.of(Fingerprint.of("a")), Set.of(Fingerprint.of("y")), listened.now(), true);

        assertThat(ids(listened.offers("ann", request))).containsExactly("c");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void everyListKeepsWhatItsModePromises(long seed) {
        Listened listened = Listened.atRandom(seed);
        for (int i = 0; i < 40; i += 3) {
            String who = "listener-" + i;
            listened.blocks(who, BlockKind.TRACK, "track-" + i, Optional.empty());
            listened.blocks(who, BlockKind.ARTIST, "artist-" + i % 12, Optional.empty());
            for (Mode mode : Mode.values()) {
                Ranked ranked = listened.offers(who, mode);

                assertThat(ids(ranked)).doesNotHaveDuplicates().doesNotContain("track-" + i);
                assertThat(ranked.tracks()).allSatisfy(track -> assertAdmitted(listened, who, mode, track));
                assertThat(ranked.tracks()).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
                assertThat(ranked).isEqualTo(listened.offers(who, mode));
            }
        }
    }

    private static void assertAdmitted(Listened listened, String who, Mode mode, RankedTrack track) {
        KnownTrack known = listened.loop().known(new ListenerId(who), track.id());
        int blocked = Integer.parseInt(who.substring(who.indexOf('-') + 1)) % 12;
        assertThat(artistOf(listened, track)).isNotEqualTo("artist-" + blocked);
        assertThat(known.verdict()).isNotEqualTo(Verdict.DISLIKED);
        assertThat(known.isKnown() && mode == Mode.DISCOVER).isFalse();
        assertThat(known.plays() == 0 && mode == Mode.FAMILIAR).isFalse();
        assertThat(track.score()).isFinite();
        assertThat(track.reasons()).isNotEmpty();
        double weights =
                track.reasons().stream().mapToDouble(Ranked.Reason::weight).sum();
        assertThat(weights).isBetween(1 - 1e-9, 1 + 1e-9);
    }

    /// The ways in which a listener says: not this.
    enum Rejection {
        DISLIKE,
        TRACK_BLOCK,
        ARTIST_BLOCK
    }

    /// A catalog of what was played and of tracks that nobody has played.
    private static void describe(Listened listened) {
        List<CatalogTrack> catalog = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            catalog.add(CatalogTrack.of("then-" + i, "Song " + i, "artist-3"));
            catalog.add(CatalogTrack.of("new-" + i, "Tune " + i, "artist-" + i));
        }
        catalog.add(CatalogTrack.of("habit", "Habit", "artist-3"));
        catalog.forEach(track -> listened.loop().model().apply(track.track()));
        new CatalogContent(listened.loop().model()).fit(catalog::forEach);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRejectedComesBackByNoSource(Rejection rejection) {
        for (Source source : Source.values()) {
            Listened listened = Listened.atRandom(1);
            String who = "listener-3";
            for (int i = 0; i < 10; i++) {
                listened.plays(who, "habit", "artist-3").plays(who, "then-" + i, "artist-3");
            }
            listened.judges(who, "track-37", 1).plays(who, "habit", "artist-3").waits(Duration.ofHours(1));
            if (source == Source.CONTENT || source == Source.UNHEARD) {
                describe(listened);
            }
            if (source == Source.ENCODER) {
                listened.loop().start(Encoders.ofLastTrack(140));
            }
            List<RankedTrack> before = listened.offersOf(who, source);
            assertThat(before).as(source.name()).isNotEmpty();
            RankedTrack first = before.getFirst();
            String track = first.id().value();
            String artist = artistOf(listened, first);

            switch (rejection) {
                case DISLIKE -> listened.judges(who, track, -1);
                case TRACK_BLOCK -> listened.blocks(who, BlockKind.TRACK, track, Optional.empty());
                case ARTIST_BLOCK -> listened.blocks(who, BlockKind.ARTIST, artist, Optional.empty());
            }

            assertThat(listened.offersOf(who, source))
                    .as("%s after %s of %s", source, rejection, track)
                    .noneMatch(offered -> offered.id().equals(first.id()))
                    .noneMatch(offered -> rejection == Rejection.ARTIST_BLOCK
                            && artistOf(listened, offered).equals(artist));
            for (Mode mode : Mode.values()) {
                assertThat(ids(listened.offers(who, mode))).doesNotContain(track);
            }
        }
    }

    private static String artistOf(Listened listened, RankedTrack track) {
        return listened.loop().model().descriptionOf(track.fingerprint()).artist();
    }

    @Test
    void similarTracksAreThoseThatFollowed() {
        Listened listened = new Listened();
        listened.plays("ben", "one", "x").plays("ben", "two", "y").waits(Duration.ofHours(1));

        List<RankedTrack> similar = new SimilarTracks(
                        BlendSettings.DEFAULTS, listened.loop().model())
                .to(Fingerprint.of("one"), By.COLISTENS, 5);

        assertThat(similar).extracting(RankedTrack::id).containsExactly(new TrackId("two"));
    }

    private static List<String> ids(Ranked ranked) {
        return ranked.tracks().stream().map(track -> track.id().value()).toList();
    }
}
