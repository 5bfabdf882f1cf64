package dev.segue.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a listener says about tracks, as their row keeps it.
class JudgementsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Listening listening = new Listening(ListenerSettings.DEFAULTS, _ -> true);

    @Test
    void whatWasSaidLastOfATrackStands() {
        Taste taste = said(said(said(Taste.NEW, "a", 1, 0), "b", 0.5f, 1), "a", -1, 2);

        assertThat(taste.judgements()).containsExactly(judgement("b", 50, 1), judgement("a", -100, 2));
    }

    @Test
    void whatIsTakenBackIsGone() {
        Taste taste = said(said(Taste.NEW, "a", 1, 0), "a", 0, 1);

        assertThat(taste.judgements()).isEmpty();
        assertThat(taste.hasChosen()).isFalse();
        assertThat(taste.isNew()).isTrue();
    }

    @Test
    void whatComesLateStandsAtItsTime() {
        Taste taste = said(said(Taste.NEW, "a", 1, 5), "b", 1, 3);

        assertThat(taste.judgements()).containsExactly(judgement("b", 100, 3), judgement("a", 100, 5));
    }

    @Test
    void onlyTheLatestAreKept() {
        Taste taste = Taste.NEW;

        for (int minute = 0; minute < Taste.JUDGEMENTS + 3; minute++) {
            taste = said(taste, "track-" + minute, 1, minute);
        }

        assertThat(taste.judgements()).hasSize(Taste.JUDGEMENTS);
        assertThat(taste.judgements().getFirst()).isEqualTo(judgement("track-3", 100, 3));
    }

    @Test
    void aTrackIsChosenByALikeAndByNoDislike() {
        assertThat(said(Taste.NEW, "a", 1, 0).hasChosen()).isTrue();
        assertThat(said(Taste.NEW, "a", -1, 0).hasChosen()).isFalse();
    }

    @Test
    void aRenamedTrackIsJudgedUnderItsName() {
        Taste taste = said(Taste.NEW, "a", 1, 0)
                .renamed(track -> track == Fingerprint.of("a") ? Fingerprint.of("heir") : track);

        assertThat(taste.judgements()).isEqualTo(List.of(judgement("heir", 100, 0)));
    }

    private Taste said(Taste taste, String track, float strength, int minute) {
        TrackId id = new TrackId(track);
        return listening
                .apply(
                        taste,
                        KnownTrack.unknown(id.fingerprint()),
                        new Judged(new ListenerId("ann"), id, NOON.plusSeconds(60L * minute), strength, ""))
                .taste();
    }

    private static RecentJudgement judgement(String track, int percent, int minute) {
        return new RecentJudgement(
                Fingerprint.of(track), percent, NOON.plusSeconds(60L * minute).toEpochMilli());
    }
}
