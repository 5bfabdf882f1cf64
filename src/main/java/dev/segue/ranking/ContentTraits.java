package dev.segue.ranking;

import dev.segue.learning.content.ContentSpace;
import dev.segue.learning.ranker.Slate;
import org.jspecify.annotations.Nullable;

/// The traits that come from what the catalog says: how a candidate is like what was played, and how it would
/// follow the current track.
final class ContentTraits {

    private final SessionContent session;
    private final Slate slate;
    private final float[] vector = new float[ContentSpace.DIMENSIONS];
    private final @Nullable Sound current;

    ContentTraits(Situation situation, SessionContent session, Slate slate) {
        this.session = session;
        this.slate = slate;
        this.current = situation.length() == 0
                ? null
                : session.content().sound(situation.play(0).track());
    }

    void describe(int row, TrackNode node) {
        if (!session.read(node.fingerprint(), vector)) {
            set(row, Trait.UNDESCRIBED, 1);
            return;
        }
        set(row, Trait.CONTENT_OF_LAST, session.likenessToLast(vector));
        set(row, Trait.CONTENT_OF_SESSION, session.likenessToSession(vector));
        set(row, Trait.CONTENT_FIT, Math.clamp(session.fit(vector), -1, 2));
        Sound sound = session.content().sound(node.fingerprint());
        if (sound != null && current != null) {
            set(row, Trait.TEMPO_STEP, Math.max(0, sound.tempoStep(current)));
            set(row, Trait.ENERGY_STEP, Math.max(0, sound.energyStep(current)));
            set(row, Trait.KEY_STEP, Math.max(0, sound.keyStep(current)));
        } else {
            set(row, Trait.SOUND_UNKNOWN, 1);
        }
    }

    private void set(int row, Trait trait, double value) {
        Features.set(slate, row, trait, value);
    }
}
