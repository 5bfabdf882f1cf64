package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.Alias;
import dev.segue.catalog.Track;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Merges of tracks: counts stay, whatever comes first.
class OtherNamesTest {

    private static final TrendingSettings SETTINGS = new TrendingSettings(Duration.ofDays(2), 10);
    private static final TrackId KEPT = new TrackId("kept");
    private static final TrackId OLD = new TrackId("old");
    private static final TrackId OLDER = new TrackId("older");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aMergedTrackHasTheCountsOfAllItsNamesInWhateverOrderTheyCome(long seed) {
        List<Consumer<Model>> steps = new ArrayList<>(List.of(
                model -> model.apply(KEPT, plays(3)),
                model -> model.apply(OLD, plays(2)),
                model -> model.apply(OLDER, plays(4)),
                model -> model.apply(new Alias("older", OLD, "test", 1)),
                model -> model.apply(new Alias("old", KEPT, "test", 1)),
                model -> model.apply(OLD.fingerprint(), row("x", 2f)),
                model -> model.apply(KEPT.fingerprint(), row("x", 1f)),
                model -> model.apply(described(KEPT))));
        Collections.shuffle(steps, new Random(seed));
        Model model = new Model(SETTINGS);

        steps.forEach(step -> step.accept(model));

        assertThat(model.totalsOf(KEPT.fingerprint()).plays()).isEqualTo(9);
        assertThat(model.totalsOf(OLDER.fingerprint()).plays()).isEqualTo(9);
        assertThat(model.idOf(OLDER.fingerprint())).contains(KEPT);
        assertThat(model.resolve(OLDER)).isEqualTo(KEPT);
        assertThat(model.names().withOthers(Set.of(KEPT.fingerprint())))
                .containsExactlyInAnyOrder(KEPT.fingerprint(), OLD.fingerprint(), OLDER.fingerprint());
        assertThat(followers(model, KEPT).near(0)).isEqualTo(3f);
        assertThat(trending(model)).containsExactly(KEPT);
        assertThat(model.tracksOf(Fingerprint.of("a")).size()).isEqualTo(1);
    }

    @Test
    void aMergeThatIsTakenBackGivesBothTheirOwn() {
        Model model = new Model(SETTINGS);
        model.apply(KEPT, plays(3));
        model.apply(OLD, plays(2));
        model.apply(new Alias("old", KEPT, "test", 1));
        model.apply(OLD, plays(5));

        model.forgetAlias("old");

        assertThat(model.names().withOthers(Set.of(KEPT.fingerprint()))).containsExactly(KEPT.fingerprint());
        assertThat(model.totalsOf(KEPT.fingerprint()).plays()).isEqualTo(3);
        assertThat(model.totalsOf(OLD.fingerprint()).plays()).isEqualTo(5);
        assertThat(trending(model)).containsExactlyInAnyOrder(OLD, KEPT);
        assertThat(model.resolve(OLD)).isEqualTo(OLD);
    }

    @Test
    void aNameByWhichTheCatalogDescribesATrackIsThatTrack() {
        Model model = new Model(SETTINGS);
        model.apply(described(KEPT));
        model.apply(described(OLD));
        model.apply(OLD, plays(2));

        model.apply(new Alias("old", KEPT, "test", 1));

        assertThat(model.resolve(OLD)).isEqualTo(OLD);
        assertThat(model.totalsOf(KEPT.fingerprint()).plays()).isZero();

        model.withdraw(OLD);

        assertThat(model.resolve(OLD)).isEqualTo(KEPT);
        assertThat(model.totalsOf(KEPT.fingerprint()).plays()).isEqualTo(2);

        model.apply(described(OLD));

        assertThat(model.totalsOf(KEPT.fingerprint()).plays()).isZero();
        assertThat(model.idOf(OLD.fingerprint())).contains(OLD);
    }

    @Test
    void aNameOfATrackThatNobodyKnowsStaysWhatItIs() {
        Model model = new Model(SETTINGS);
        model.apply(new Alias("old", KEPT, "test", 1));

        assertThat(model.resolve(OLD)).isEqualTo(OLD);
    }

    @Test
    void namesThatGoRoundInACircleNameThemselves() {
        Model model = new Model(SETTINGS);
        model.apply(KEPT, plays(1));
        model.apply(OLD, plays(1));
        model.apply(new Alias("old", KEPT, "test", 1));
        model.apply(new Alias("kept", OLD, "test", 1));

        assertThat(model.resolve(OLD)).isEqualTo(OLD);
        assertThat(model.resolve(KEPT)).isEqualTo(KEPT);
    }

    @Test
    void whatAListenerDidUnderAnotherNameIsTheirsUnderTheTracks() {
        Listened listened = new Listened().plays("ann", "old", "a").plays("ann", "kept", "a");
        listened.judges("ann", "old", -1);
        listened.loop().model().apply(new Alias("old", KEPT, "test", 1));

        assertThat(listened.offers("ann", RankRequest.Mode.MIXED).tracks())
                .extracting(Ranked.RankedTrack::id)
                .doesNotContain(KEPT, OLD);
    }

    private static List<TrackId> trending(Model model) {
        return new TrendingTracks(model)
                .of(Instant.EPOCH, 10).stream().map(Ranked.RankedTrack::id).toList();
    }

    private static Followers followers(Model model, TrackId track) {
        TrackNode node = model.track(track.fingerprint());
        return node == null ? Followers.NONE : node.followers();
    }

    private static SuccessorRow row(String follower, float near) {
        return new SuccessorRow(
                1,
                new long[] {Fingerprint.of(follower)},
                new float[] {near},
                new float[] {near},
                new long[] {1},
                new int[] {1});
    }

    private static Track described(TrackId id) {
        return new Track(id, new Description("a", "album", "title"), 1999, 1);
    }

    private static TrackTotals plays(int count) {
        TrackTotals totals = TrackTotals.NONE;
        for (int i = 0; i < count; i++) {
            TrackUpdate play = TrackUpdate.counting(
                    1_000L + i, new Count(Kind.PLAY, true, true), Optional.of(new Description("a", "", "")));
            totals = totals.with(play, SETTINGS);
        }
        return totals;
    }
}
