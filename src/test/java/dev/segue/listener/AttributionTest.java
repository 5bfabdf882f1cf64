package dev.segue.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.FeatureBytes;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.Made;
import dev.segue.events.TrackId;
import dev.segue.listener.Attribution.Change;
import dev.segue.listener.Outcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ListenerId ANN = new ListenerId("ann");
    private static final String LIST = "0-00000000000000aa";

    private final Attribution attribution = new Attribution(ListenerSettings.DEFAULTS);
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<Long> wanted = new ArrayList<>();
    private Optional<Impression> row = Optional.empty();
    private int shown;

    @Test
    void aPlayOfATrackThatWasShownCompletesIt() {
        apply(shown("a", "b"), played("a", 60));

        assertThat(fateOf("a")).contains(Kind.COMPLETED);
        assertThat(fateOf("b")).isEmpty();
        assertThat(wanted).containsExactly(fingerprint("a"));
        assertThat(counts).isEqualTo(Map.of(Kind.COMPLETED, 1));
    }

    @Test
    void anOutcomeWaitsForItsImpression() {
        apply(skipped("b", 60), played("never-shown", 61));
        assertThat(row.orElseThrow().isShown()).isFalse();
        assertThat(counts).isEmpty();

        apply(shown("a", "b"));

        assertThat(fateOf("b")).contains(Kind.SKIPPED);
        assertThat(row.orElseThrow().outcomes()).hasSize(1);
        assertThat(counts).isEqualTo(Map.of(Kind.SKIPPED, 1));
    }

    @Test
    void theLastByEventTimeWinsWhateverArrivesFirst() {
        apply(shown("a"), judged("a", -1, 90), played("a", 60), judged("a", 1, 120));

        assertThat(fateOf("a")).contains(Kind.LIKED);
        assertThat(counts).isEqualTo(Map.of(Kind.DISLIKED, 0, Kind.LIKED, 1));
    }

    @Test
    void aLikeThatIsTakenBackIsNoLongerOne() {
        apply(shown("a"), judged("a", 1, 60), judged("a", 0, 70));

        assertThat(fateOf("a")).contains(Kind.TAKEN_BACK);
    }

    @Test
    void whatWasNotShownThereIsNotAnAnswer() {
        apply(shown("a"));

        assertThat(attribution.answered(row, played("z", 60), arrival(60))).isEmpty();
    }

    @Test
    void afterTheWindowNothingIsAnAnswer() {
        apply(shown("a"));
        long late = Duration.ofHours(25).toSeconds();

        assertThat(attribution.answered(row, played("a", late), arrival(late))).isEmpty();
    }

    @Test
    void aPlayerThatWasOfflineMayAnswerLater() {
        apply(shown("a"));

        assertThat(attribution.answered(
                        row, played("a", 60), arrival(Duration.ofDays(2).toSeconds())))
                .isPresent();
    }

    @Test
    void aReplayIsAttributedByItsArrival() {
        apply(shown("a"));
        long yearsAgo = -Duration.ofDays(3000).toSeconds();

        assertThat(attribution.answered(row, played("a", yearsAgo), arrival(60)))
                .isPresent();
    }

    @Test
    void whenTheWindowClosesWhatHadNoOutcomeIsIgnoredAndALateOneTakesItsPlace() {
        apply(shown("a", "b"), played("a", 60));

        take(attribution.closed(row.orElseThrow()));

        assertThat(fateOf("b")).contains(Kind.IGNORED);
        assertThat(counts).isEqualTo(Map.of(Kind.COMPLETED, 1, Kind.IGNORED, 1));
        assertThat(row.orElseThrow().features()).isEqualTo(FeatureBytes.NONE);

        apply(played("b", 600));

        assertThat(counts).isEqualTo(Map.of(Kind.COMPLETED, 2, Kind.IGNORED, 0));
    }

    @Test
    void partsOfAListAddUp() {
        apply(
                shown("a", "b"),
                new Shown(ANN, LIST, List.of(new TrackId("b"), new TrackId("c")), 2, Made.UNKNOWN, NOON));

        assertThat(shown).isEqualTo(3);
        assertThat(row.orElseThrow().shown()).extracting(ShownTrack::rank).containsExactly(1, 2, 3);
    }

    @Test
    void aTrackIsComparedWithAllThatWereNotWantedAsWell() {
        apply(shown("a", "b", "c", "d", "e"), played("a", 60), skipped("e", 70), played("c", 80));

        assertThat(row.orElseThrow().comparedWith(fingerprint("c"))).containsExactly(2, 1, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void theOrderOfArrivalDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Interaction> events = new ArrayList<>(List.of(shown("a", "b", "c")));
        for (int i = 0; i < 12; i++) {
            String track = List.of("a", "b", "c").get(random.nextInt(3));
            int at = 60 * random.nextInt(5);
            events.add(
                    switch (random.nextInt(4)) {
                        case 0 -> skipped(track, at);
                        case 1 -> judged(track, 1, at);
                        case 2 -> judged(track, -1, at);
                        default -> played(track, at);
                    });
        }
        List<Optional<Kind>> expected = List.of();
        for (int order = 0; order < 20; order++) {
            row = Optional.empty();
            counts.clear();
            Collections.shuffle(events, random);
            events.forEach(this::apply);
            events.forEach(this::apply);

            List<Optional<Kind>> fates = List.of(fateOf("a"), fateOf("b"), fateOf("c"));
            expected = expected.isEmpty() ? fates : expected;
            assertThat(fates).isEqualTo(expected);
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo((int) fates.stream().filter(Optional::isPresent).count());
        }
    }

    private void apply(Interaction... interactions) {
        for (Interaction interaction : interactions) {
            long arrival = interaction.at().toEpochMilli();
            switch (interaction) {
                case Shown list -> take(attribution.shown(row, list, arrival));
                case WithTrack answer ->
                    attribution.answered(row, answer, arrival).ifPresent(this::take);
                case Interaction.Blocked _, Interaction.Preferred _ -> throw new AssertionError();
            }
        }
    }

    private void take(Change change) {
        row = Optional.of(change.impression());
        shown += change.shown();
        wanted.addAll(change.wanted());
        change.counted().forEach((kind, more) -> counts.merge(kind, more, Integer::sum));
    }

    private Optional<Kind> fateOf(String track) {
        return row.orElseThrow().fateOf(fingerprint(track));
    }

    private static long fingerprint(String track) {
        return new TrackId(track).fingerprint();
    }

    private static long arrival(long secondsAfter) {
        return NOON.plusSeconds(secondsAfter).toEpochMilli();
    }

    private static Shown shown(String... tracks) {
        Made made = new Made("mixed", "default", 0, List.of(), FeatureBytes.of(new byte[] {1}));
        return new Shown(ANN, LIST, List.of(tracks).stream().map(TrackId::new).toList(), 1, made, NOON);
    }

    private static Played played(String track, long secondsAfter) {
        return new Played(ANN, new TrackId(track), NOON.plusSeconds(secondsAfter), 1, Description.NONE, LIST);
    }

    private static Skipped skipped(String track, long secondsAfter) {
        return new Skipped(ANN, new TrackId(track), NOON.plusSeconds(secondsAfter), 0.1f, Description.NONE, LIST);
    }

    private static Judged judged(String track, float strength, long secondsAfter) {
        return new Judged(ANN, new TrackId(track), NOON.plusSeconds(secondsAfter), strength, LIST);
    }
}
