package dev.segue.serving.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.Track;
import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ActiveBlock;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Taste;
import dev.segue.ranking.Model;
import dev.segue.serving.Position;
import dev.segue.serving.TasteProfile.Block;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlocksInAnswersTest {

    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    private final Model model = new Model(TrendingSettings.DEFAULTS);

    @Test
    void showTheIdOfATrackAndTheNameOfAnArtist() {
        model.apply(
                new Track(new TrackId("t-1"), new Description("Nina Simone", "Pastel Blues", "Sinnerman"), 1965, 1));

        assertThat(shown(block(BlockKind.TRACK, "t-1"), block(BlockKind.ARTIST, "Nina Simone")))
                .containsExactly(
                        new Block("track", "t-1", Optional.of(NOON)),
                        new Block("artist", "Nina Simone", Optional.of(NOON)));
    }

    @Test
    void showTheFingerprintOfWhatNobodyHasNamedYet() {
        assertThat(shown(block(BlockKind.ARTIST, "Nina Simone")))
                .containsExactly(new Block(
                        "artist", "fingerprint:%016x".formatted(Fingerprint.of("Nina Simone")), Optional.of(NOON)));
    }

    private List<Block> shown(ActiveBlock... blocks) {
        Taste taste = new Taste(
                0, List.of(), List.of(), List.of(), List.of(), List.of(blocks), 0, Preferences.NONE, List.of());
        return new Answers(model)
                .taste(new ListenerId("ann"), new ListenerView(taste, List.of()), Position.NONE)
                .blocks();
    }

    private static ActiveBlock block(BlockKind kind, String id) {
        return new ActiveBlock(kind, Fingerprint.of(id), NOON.toEpochMilli());
    }
}
