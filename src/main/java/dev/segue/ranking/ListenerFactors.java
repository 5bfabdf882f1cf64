package dev.segue.ranking;

import dev.segue.learning.factors.CandidateCache;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.FoldIn;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.listener.RecentJudgement;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.RecentSkip;
import dev.segue.listener.Taste;
import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/// One listener's vector as of one row of theirs: folded in from the latest plays, skips
/// and judgements, each track once, as what was done with it last.
///
/// The ranking compares tracks with it and the owners of tracks learn from it: both see the same vector. Not
/// thread-safe: the scratch of one list.
public final class ListenerFactors {

    /// The strength of a skip: a row does not keep how much of the track was heard.
    private static final float SKIP = -0.4f;

    private static final float[] NOBODY = {};

    private final TrackVectors tracks;
    private final VectorStarts starts;
    private final float[] vector;
    private final float[] scratch;

    private ListenerFactors(TrackVectors tracks, VectorStarts starts, float[] vector, float[] scratch) {
        this.tracks = tracks;
        this.starts = starts;
        this.vector = vector;
        this.scratch = scratch;
    }

    /// Returns the vector of a listener; empty when nothing that they did says anything.
    ///
    /// @param model what is known about the tracks
    /// @param tracks the vectors that it is made of
    public static Optional<ListenerFactors> of(Taste taste, Model model, TrackVectors tracks) {
        FactorSettings settings = tracks.settings();
        float believed = settings.prior() == 0 ? 0 : Math.max(0, 1 - taste.plays() / (float) settings.prior());
        if (!settings.enabled() || (!taste.hasChosen() && believed == 0)) {
            return Optional.empty();
        }
        VectorStarts starts = new VectorStarts(model, tracks);
        FoldIn fold = new FoldIn(settings);
        float[] scratch = new float[settings.dimensions()];
        float[] somebody = believed > 0 ? follower(fold, model, tracks, believed) : NOBODY;
        tracks.begin(fold);
        fold.startFrom(somebody);
        Met met = new Met(taste);
        while (!fold.isFull() && met.next()) {
            starts.read(met.track, scratch);
            fold.add(scratch, 0, met.strength);
        }
        float[] vector = new float[settings.dimensions()];
        return fold.solve(vector, 0)
                ? Optional.of(new ListenerFactors(tracks, starts, vector, scratch))
                : Optional.empty();
    }

    /// Returns the vector of somebody who plays what is trending, as far as that is believed of a listener.
    private static float[] follower(FoldIn fold, Model model, TrackVectors tracks, float believed) {
        float[] vector = new float[tracks.settings().dimensions()];
        TrendingIndex.Snapshot trending = model.trends().played("");
        tracks.begin(fold);
        for (int rank = 0; rank < trending.size() && !fold.isFull(); rank++) {
            if (tracks.index().read(trending.track(rank).fingerprint(), vector, 0)) {
                fold.add(vector, 0, 1);
            }
        }
        Arrays.fill(vector, 0);
        fold.solve(vector, 0);
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= believed;
        }
        return vector;
    }

    /// Returns the vector. Not to be changed.
    public float[] vector() {
        return vector;
    }

    /// Returns the tracks that fit best, exactly.
    ///
    /// @param admits which tracks may be among them; asked only about those that are good enough
    public TopK best(int most, LongPredicate admits) {
        return tracks.index().best(vector, most, admits);
    }

    /// Returns the same, from what was found before where that is enough.
    ///
    /// @param admits which tracks may be among them; at most those that the listener has not met
    TopK best(CandidateCache.Asking who, int most, LongPredicate admits) {
        return tracks.candidates().best(who, vector, most, admits);
    }

    /// Copies the vector of a track, or else where it starts from; returns whether there is either.
    boolean copy(long track, float[] into) {
        return starts.copy(track, into);
    }

    /// Returns how well a track fits, about 0 for one that does not and about 1 for one that was played; 0 when the
    /// track has no vector.
    double fit(long track) {
        return copy(track, scratch) ? fit(scratch) : 0;
    }

    /// Returns how well a track's vector fits.
    double fit(float[] other) {
        return Lanes.dot(other, 0, vector, 0, vector.length);
    }

    /// Goes through plays, skips and judgements from the latest on, each track once. Who has only liked is folded in
    /// from that.
    private static final class Met {

        private final List<RecentPlay> plays;
        private final List<RecentSkip> skips;
        private final List<RecentJudgement> judgements;
        private final long[] seen;
        private int play;
        private int skip;
        private int judgement;
        private int size;
        private long track;
        private float strength;

        Met(Taste taste) {
            this.plays = taste.recent();
            this.skips = taste.skips();
            this.judgements = taste.judgements();
            this.play = plays.size() - 1;
            this.skip = skips.size() - 1;
            this.judgement = judgements.size() - 1;
            this.seen = new long[plays.size() + skips.size() + judgements.size()];
        }

        boolean next() {
            while (play >= 0 || skip >= 0 || judgement >= 0) {
                takeLatest();
                if (isNew()) {
                    seen[size++] = track;
                    return true;
                }
            }
            return false;
        }

        /// Of what was done at the same time, what was said goes first: it is about what was heard.
        private void takeLatest() {
            long played = play < 0 ? Long.MIN_VALUE : plays.get(play).atMillis();
            long skipped = skip < 0 ? Long.MIN_VALUE : skips.get(skip).atMillis();
            if (judgement >= 0 && judgements.get(judgement).atMillis() >= Math.max(played, skipped)) {
                RecentJudgement latest = judgements.get(judgement--);
                track = latest.track();
                strength = latest.strengthPercent() / 100f;
            } else if (play >= 0 && played >= skipped) {
                RecentPlay latest = plays.get(play--);
                track = latest.track();
                strength = 0.4f + 0.3f * latest.completion() / 100;
            } else {
                track = skips.get(skip--).track();
                strength = SKIP;
            }
        }

        private boolean isNew() {
            for (int i = 0; i < size; i++) {
                if (seen[i] == track) {
                    return false;
                }
            }
            return true;
        }
    }
}
