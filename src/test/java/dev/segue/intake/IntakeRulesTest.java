package dev.segue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.EventType;
import dev.segue.events.Interaction;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.ListeningEvent.Playback;
import dev.segue.events.ListeningEvent.Rating;
import dev.segue.events.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which events count, as what, and why the others do not.
class IntakeRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final IntakeRules RULES = new IntakeRules(IntakeSettings.DEFAULTS);

    private static ListeningEvent play() {
        return ListeningEvent.of(EventType.PLAY, "ann", "t1", NOON);
    }

    private static ListeningEvent with(
            EventType type, Optional<Block> block, String recommendationId, List<String> shown) {
        return new ListeningEvent(
                "",
                "ann",
                type,
                "",
                Optional.of(NOON),
                Playback.UNKNOWN,
                Description.NONE,
                new Answer(recommendationId, OptionalInt.empty()),
                Optional.empty(),
                block,
                shown);
    }

    private static Optional<Reason> refusal(ListeningEvent event) {
        return switch (RULES.check(event, NOON)) {
            case Checked.Accepted _ -> Optional.empty();
            case Checked.Rejected(Reason reason, String detail) -> {
                assertThat(detail).isNotBlank();
                yield Optional.of(reason);
            }
        };
    }

    private static Interaction accepted(ListeningEvent event) {
        return switch (RULES.check(event, NOON)) {
            case Checked.Accepted(Interaction interaction) -> interaction;
            case Checked.Rejected(Reason reason, String detail) -> throw new AssertionError(reason + ": " + detail);
        };
    }

    @Test
    void idsMustBeThereAndShort() {
        String longest = "x".repeat(512);
        assertThat(refusal(ListeningEvent.of(EventType.PLAY, "", "t1", NOON))).contains(Reason.MISSING_USER);
        assertThat(refusal(ListeningEvent.of(EventType.LIKE, "ann", "", NOON))).contains(Reason.MISSING_TRACK);
        assertThat(refusal(ListeningEvent.of(EventType.PLAY, "ann", longest, NOON)))
                .isEmpty();
        assertThat(refusal(ListeningEvent.of(EventType.PLAY, "ann", longest + "x", NOON)))
                .contains(Reason.ID_TOO_LONG);
        assertThat(refusal(play().withEventId(longest + "x"))).contains(Reason.ID_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, EVENT_TIME_TOO_OLD",
        "1989-12-31T23:59:59.999Z, EVENT_TIME_TOO_OLD",
        "1990-01-01T00:00:00Z,",
        "2026-03-01T12:05:00Z,",
        "2026-03-01T12:05:00.001Z, EVENT_TIME_IN_FUTURE",
        "2200-01-01T00:00:00Z, EVENT_TIME_IN_FUTURE",
        "+1000000000-12-31T23:59:59.999999999Z, EVENT_TIME_IN_FUTURE"
    })
    void timesLieBetween1990AndFiveMinutesAfterTheArrival(Instant at, String reason) {
        assertThat(refusal(ListeningEvent.of(EventType.PLAY, "ann", "t1", at)))
                .isEqualTo(Optional.ofNullable(reason).map(Reason::valueOf));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, PLAY", "29999, 0, SKIP", "30000, 0, PLAY", "29999, 180000, SKIP",
        "30000, 180000, PLAY", "9999, 20000, SKIP", "10000, 20000, PLAY", "1, 1, PLAY"
    })
    void aPlayLeftBeforeHalfAMinuteAndBeforeHalfTheTrackIsASkip(long playedMillis, long durationMillis, String as) {
        Interaction interaction = accepted(
                play().withPlayback(new Playback(Duration.ofMillis(playedMillis), Duration.ofMillis(durationMillis))));

        assertThat(interaction).isInstanceOf(as.equals("SKIP") ? Interaction.Skipped.class : Interaction.Played.class);
    }

    @Test
    void playbackLiesBetweenZeroAnd24Days() {
        Duration tooLong = Duration.ofDays(24).plusMillis(1);
        assertThat(refusal(play().withPlayback(new Playback(Duration.ofMillis(-1), Duration.ZERO))))
                .contains(Reason.BAD_PLAYBACK);
        assertThat(refusal(play().withPlayback(new Playback(Duration.ZERO, tooLong))))
                .contains(Reason.BAD_PLAYBACK);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 5, -1", "3, 1, 5, 0", "5, 1, 5, 1", "4, 1, 5, 0.5", "75, 0, 100, 0.5", "0.5, -1, 1, 0.5"})
    void aRatingIsMappedLinearlyFromItsScale(double value, double worst, double best, double strength) {
        ListeningEvent rating =
                ListeningEvent.of(EventType.RATING, "ann", "t1", NOON).withRating(new Rating(value, worst, best));

        assertThat(((Interaction.Judged) accepted(rating)).strength()).isCloseTo((float) strength, within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"6, 1, 5", "0, 1, 5", "3, 5, 1", "1, 1, 1", "NaN, 0, 1", "1, 0, Infinity", "0, -1.7e308, 1.7e308"})
    void aRatingOffItsScaleIsRefused(double value, double worst, double best) {
        ListeningEvent rating =
                ListeningEvent.of(EventType.RATING, "ann", "t1", NOON).withRating(new Rating(value, worst, best));

        assertThat(refusal(rating)).contains(Reason.BAD_RATING);
    }

    @Test
    void aRatingNeedsAValue() {
        assertThat(refusal(ListeningEvent.of(EventType.RATING, "ann", "t1", NOON)))
                .contains(Reason.BAD_RATING);
    }

    @Test
    void aBlockNeedsAKindAndAnId() {
        Block artist = new Block("artist", "Ünder", Optional.empty());
        assertThat(refusal(with(EventType.BLOCK, Optional.of(artist), "", List.of())))
                .isEmpty();
        assertThat(refusal(
                        with(EventType.BLOCK, Optional.of(new Block("album", "x", Optional.empty())), "", List.of())))
                .contains(Reason.BAD_BLOCK);
        assertThat(refusal(
                        with(EventType.UNBLOCK, Optional.of(new Block("track", "", Optional.empty())), "", List.of())))
                .contains(Reason.BAD_BLOCK);
    }

    @Test
    void anImpressionNeedsItsListAndItsTracks() {
        assertThat(refusal(with(EventType.IMPRESSION, Optional.empty(), "list", List.of("t1"))))
                .isEmpty();
        assertThat(refusal(with(EventType.IMPRESSION, Optional.empty(), "", List.of("t1"))))
                .contains(Reason.BAD_IMPRESSION);
        assertThat(refusal(with(EventType.IMPRESSION, Optional.empty(), "list", List.of())))
                .contains(Reason.BAD_IMPRESSION);
        assertThat(refusal(with(EventType.IMPRESSION, Optional.empty(), "list", List.of(""))))
                .contains(Reason.BAD_IMPRESSION);
    }

    @Test
    void preferencesAreBoundedAndSayEachNameOnce() {
        List<String> fifty = IntStream.range(0, 50).mapToObj(i -> "genre-" + i).toList();
        List<String> more = IntStream.range(0, 51).mapToObj(i -> "genre-" + i).toList();

        assertThat(refusal(preferring(fifty, Map.of("energy", 0.5)))).isEmpty();
        assertThat(refusal(preferring(List.of(), Map.of()))).isEmpty();
        assertThat(refusal(preferring(more, Map.of()))).contains(Reason.BAD_PREFERENCES);
        assertThat(refusal(preferring(List.of("jazz", "jazz"), Map.of()))).contains(Reason.BAD_PREFERENCES);
        assertThat(refusal(preferring(List.of(" "), Map.of()))).contains(Reason.BAD_PREFERENCES);
        assertThat(refusal(preferring(List.of("j".repeat(129)), Map.of()))).contains(Reason.BAD_PREFERENCES);
        assertThat(refusal(preferring(List.of(), Map.of("energy", Double.NaN)))).contains(Reason.BAD_PREFERENCES);
    }

    @Test
    void aCountryIsOneOfIso3166() {
        ListeningEvent abroad = ListeningEvent.of(EventType.PREFERENCES, "ann", "", NOON);

        assertThat(accepted(play().withCountry("SE")))
                .isInstanceOfSatisfying(
                        Interaction.Played.class,
                        played -> assertThat(played.country()).isEqualTo("SE"));
        assertThat(refusal(play().withCountry(""))).isEmpty();
        assertThat(refusal(abroad.withPreferences(Preferences.NONE.in("NG")))).isEmpty();
        for (String bad : List.of("se", "UK", "SWE", "Sweden", "X", "  ", "é".repeat(500))) {
            assertThat(refusal(play().withCountry(bad))).contains(Reason.BAD_COUNTRY);
            assertThat(refusal(abroad.withPreferences(Preferences.NONE.in(bad))))
                    .contains(Reason.BAD_COUNTRY);
        }
        assertThat(RULES.check(play().withCountry("UK"), NOON))
                .isEqualTo(new Checked.Rejected(
                        Reason.BAD_COUNTRY,
                        "country must be the two capital letters of ISO 3166-1, such as SE, but was UK"));
    }

    private static ListeningEvent preferring(List<String> genres, Map<String, Double> features) {
        return ListeningEvent.of(EventType.PREFERENCES, "ann", "", NOON)
                .withPreferences(new Preferences(genres, List.of(), features));
    }

    @Test
    void anEventWithoutATimeHappenedWhenItArrived() {
        ListeningEvent event = new ListeningEvent(
                "",
                "ann",
                EventType.PLAY,
                "t1",
                Optional.empty(),
                Playback.UNKNOWN,
                Description.NONE,
                Answer.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(accepted(event).at()).isEqualTo(NOON);
    }
}
