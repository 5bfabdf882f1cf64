package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Ranked.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A catalog of pop that everybody plays, and of jazz and folk that few do.
class LeaningsTest {

    private static final List<String> GENRES = List.of("pop", "jazz", "folk");
    private static final int OF_GENRE = 40;
    private static final Instant LATER = Listened.START.plus(Duration.ofDays(30));

    private final Listened listened = listened();

    private static Listened listened() {
        Listened listened = new Listened();
        for (String genre : GENRES) {
            for (int number = 0; number < OF_GENRE; number++) {
                CatalogTrack track = described(genre, number);
                listened.loop().model().groups().put(track);
                listened.loop().model().apply(track.track());
                int listeners = genre.equals("pop") ? 5 : number < OF_GENRE / 2 ? 1 : 0;
                for (int who = 0; who < listeners; who++) {
                    listened.plays("listener-" + who, track.id().value(), artistOf(genre, number));
                }
            }
        }
        return listened;
    }

    private static CatalogTrack described(String genre, int number) {
        double energy = genre.equals("folk") ? 0.1 : 0.9;
        return new CatalogTrack(
                new TrackId(genre + "-" + number),
                "Song " + number,
                List.of(new Credit("", artistOf(genre, number))),
                AlbumPlace.NONE,
                "",
                "",
                List.of(genre),
                List.of(),
                Map.of("energy", energy),
                Map.of());
    }

    private static String artistOf(String genre, int number) {
        return "The " + genre + " " + number % 8;
    }

    private List<RankedTrack> offers(String who) {
        return listened.offers(who, RankRequest.of(Mode.MIXED, 20, LATER)).tracks();
    }

    private static long of(String genre, List<RankedTrack> tracks) {
        return tracks.stream()
                .filter(track -> track.id().value().startsWith(genre))
                .count();
    }

    @Test
    void withoutPreferencesAColdListenerIsOfferedWhatAllPlay() {
        assertThat(of("pop", offers("ann"))).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jazz", "Jazz"})
    void aColdListenerIsOfferedTheGenreThatTheyLikeAndToldSo(String genre) {
        listened.prefers("ann", new Preferences(List.of(genre), List.of(), Map.of()));

        List<RankedTrack> tracks = offers("ann");

        assertThat(of("jazz", tracks.subList(0, 10))).isEqualTo(10);
        assertThat(tracks.subList(0, 10)).allSatisfy(track -> {
            Reason first = track.reasons().getFirst();
            assertThat(first.code()).isEqualTo(Reason.PREFERENCE);
            assertThat(first.said()).isEqualTo(genre);
            assertThat(track.reasons().stream().mapToDouble(Reason::weight).sum())
                    .isBetween(1 - 1e-9, 1 + 1e-9);
            assertThat(track.reasons()).noneMatch(reason -> reason.code().equals("because_you_listened"));
        });
        assertThat(listened.offers("ann", Mode.MIXED).coldStart()).isTrue();
    }

    @Test
    void aTrackThatNobodyHasPlayedIsOfferedForItsArtist() {
        listened.prefers("ann", new Preferences(List.of(), List.of("The jazz 3"), Map.of()));

        List<RankedTrack> tracks = offers("ann");

        assertThat(tracks.subList(0, 5))
                .extracting(track -> track.id().value())
                .containsExactlyInAnyOrder("jazz-3", "jazz-11", "jazz-19", "jazz-27", "jazz-35");
    }

    @Test
    void featuresFindWhatIsNearToThem() {
        listened.prefers("ann", new Preferences(List.of(), List.of(), Map.of("energy", 0.1)));

        List<RankedTrack> tracks = offers("ann");

        assertThat(of("folk", tracks.subList(0, 10))).isEqualTo(10);
        assertThat(tracks.getFirst().reasons().getFirst().said()).isEqualTo("energy around 0.1");
    }

    @Test
    void whatNoCatalogKnowsChangesNothing() {
        List<RankedTrack> before = offers("ann");

        listened.prefers("ann", new Preferences(List.of("polka"), List.of("Nobody"), Map.of("mood", 3.0)));

        assertThat(offers("ann")).isEqualTo(before);
    }

    @Test
    void preferencesFadeWithThePlaysAndAreGoneAfterTwenty() {
        TrackNode jazz = listened.loop().model().track(new TrackId("jazz-1").fingerprint());
        Preferences said = new Preferences(List.of("jazz"), List.of(), Map.of());
        List<Double> wishes = new ArrayList<>();
        for (int plays = 0; plays <= Leanings.PLAYS; plays += 5) {
            Leanings leanings = Leanings.of(
                    said, plays, listened.loop().model(), listened.now().toEpochMilli());
            wishes.add(leanings.of(Objects.requireNonNull(jazz)));
        }

        assertThat(wishes)
                .containsExactly(
                        Leanings.STRENGTH,
                        0.75 * Leanings.STRENGTH,
                        0.5 * Leanings.STRENGTH,
                        0.25 * Leanings.STRENGTH,
                        0.0);
    }

    @Test
    void whoHasPlayedEnoughIsOfferedTheSameWithAndWithoutPreferences() {
        for (int play = 0; play < Leanings.PLAYS; play++) {
            listened.plays("ann", "folk-" + play, artistOf("folk", play));
        }
        List<RankedTrack> before = offers("ann");

        listened.prefers("ann", new Preferences(List.of("jazz"), List.of(), Map.of()));

        assertThat(offers("ann")).isEqualTo(before);
    }

    @Test
    void aBlockIsStrongerThanAPreference() {
        listened.prefers("ann", new Preferences(List.of("jazz"), List.of(), Map.of()));
        listened.blocks("ann", BlockKind.ARTIST, "The jazz 0", Optional.empty());

        assertThat(offers("ann"))
                .extracting(track -> track.id().value())
                .doesNotContain("jazz-0", "jazz-8", "jazz-16", "jazz-24", "jazz-32")
                .contains("jazz-1");
    }

    @Test
    void theLatestPreferencesTakeThePlaceOfThoseBefore() {
        List<RankedTrack> before = offers("ann");
        listened.prefers("ann", new Preferences(List.of("jazz"), List.of(), Map.of()));

        listened.prefers("ann", Preferences.NONE);

        assertThat(offers("ann")).isEqualTo(before);
    }
}
