package dev.segue.ranking;

import dev.segue.learning.content.ContentMap;
import dev.segue.learning.content.ContentSpace;
import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.learning.factors.Question;
import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// What a listener has been playing of late, by its content: the centre of the latest plays, and what the listener's
/// factors say about content. The scratch of one list.
final class SessionContent {

    private static final float FADE = 0.7f;

    private final TrackContent content;
    private final Situation situation;
    private final float[] centre = new float[ContentSpace.DIMENSIONS];
    private final float[] last = new float[ContentSpace.DIMENSIONS];
    private final boolean hasLast;
    private final boolean hasCentre;
    private final float @Nullable [] wanted;
    private final double offset;
    private final float[] scratch = new float[ContentSpace.DIMENSIONS];
    private final float[][] plays;
    private @Nullable List<TopK> found;

    private SessionContent(TrackContent content, Situation situation) {
        this.content = content;
        this.situation = situation;
        this.hasLast = situation.length() > 0
                && content.vectors().read(situation.play(0).track(), last, 0);
        this.plays = new float[situation.depth()][];
        float weight = 1;
        for (int back = 0; back < plays.length; back++) {
            float[] play = new float[ContentSpace.DIMENSIONS];
            if (content.vectors().read(situation.play(back).track(), play, 0)) {
                plays[back] = play;
                Lanes.addScaled(centre, 0, weight, play, 0, play.length);
            }
            weight *= FADE;
        }
        float length = (float) Math.sqrt(TrackContent.product(centre, centre));
        this.hasCentre = length > 0;
        for (int i = 0; i < centre.length && hasCentre; i++) {
            centre[i] /= length;
        }
        ContentMap map = content.map(situation.learnt().vectors());
        ListenerFactors factors = situation.factors();
        this.wanted = map == null || factors == null ? null : map.query(factors.vector());
        this.offset = map == null || factors == null ? 0 : map.offset(factors.vector());
    }

    /// Returns what is known; empty when no catalog describes any track.
    static Optional<SessionContent> of(Situation situation) {
        TrackContent content = situation.model().content();
        return content == null || content.size() == 0
                ? Optional.empty()
                : Optional.of(new SessionContent(content, situation));
    }

    TrackContent content() {
        return content;
    }

    /// Returns whether any of the latest plays is described.
    boolean isKnown() {
        return hasCentre;
    }

    /// Returns the tracks that are most like the latest plays, and those that should fit the listener best by what
    /// the factors of other tracks say about content (else, those most like the latest plays too). Looked for
    /// together, the first time; what another list of the same plays has found is not looked for again.
    List<TopK> best(int most, LongPredicate admits, LongPredicate admitsUnheard) {
        if (found == null) {
            found = content.best(List.of(
                    new Question(situation.asking(Asking.of(centre, false)), centre, most, admits),
                    unheard(most, admitsUnheard)));
        }
        return found;
    }

    /// What a listener's factors say of content is theirs alone, and moves a little whenever the Gram matrix does.
    private Question unheard(int most, LongPredicate admits) {
        float[] query = wanted == null ? centre : wanted;
        long listener = situation.listener();
        Asking who = wanted == null || listener == 0 ? Asking.of(query, true) : Asking.of(listener, true);
        return new Question(situation.asking(who), query, most, admits);
    }

    /// Returns which of the latest plays a track is most like, from 0; negative when none is described.
    int nearest(long track) {
        int nearest = -1;
        float best = Float.NEGATIVE_INFINITY;
        if (content.vectors().read(track, scratch, 0)) {
            for (int back = 0; back < plays.length; back++) {
                float likeness =
                        plays[back] == null ? Float.NEGATIVE_INFINITY : TrackContent.product(plays[back], scratch);
                if (likeness > best) {
                    best = likeness;
                    nearest = back;
                }
            }
        }
        return nearest;
    }

    /// Copies a track's vector; returns whether it has one.
    boolean read(long track, float[] into) {
        return content.vectors().read(track, into, 0);
    }

    double likenessToLast(float[] vector) {
        return hasLast ? TrackContent.product(vector, last) : 0;
    }

    double likenessToSession(float[] vector) {
        return hasCentre ? TrackContent.product(vector, centre) : 0;
    }

    /// Returns how well a track should fit the listener by its content; 0 when nothing is learnt.
    double fit(float[] vector) {
        return wanted == null ? 0 : offset + TrackContent.product(vector, wanted);
    }
}
