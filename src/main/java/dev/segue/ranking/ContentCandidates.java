package dev.segue.ranking;

import dev.segue.math.TopK;
import java.util.List;

/// Collects the candidates that only their content speaks for: tracks like the latest plays, and tracks that nobody has
/// played yet.
final class ContentCandidates {

    private static final int MOST = 30;
    private static final double LEAST = 1e-6;

    private ContentCandidates() {}

    /// Adds the tracks that are most like the latest plays.
    static void alike(Situation situation, Candidates pool) {
        SessionContent session = situation.content();
        if (session != null && isAsked(situation, session)) {
            TopK best = found(situation, session).getFirst();
            for (int rank = 0; rank < best.size(); rank++) {
                pool.add(Source.CONTENT, best.key(rank), best.score(rank), session.nearest(best.key(rank)));
            }
        }
    }

    /// Adds the tracks without a play that should fit best. Their fit may be negative: it counts from the least of
    /// them.
    static void unheard(Situation situation, Candidates pool) {
        SessionContent session = situation.content();
        if (session != null && isAsked(situation, session)) {
            TopK best = found(situation, session).getLast();
            double least = best.size() == 0 ? 0 : Math.min(0, best.score(best.size() - 1));
            for (int rank = 0; rank < best.size(); rank++) {
                pool.add(Source.UNHEARD, best.key(rank), best.score(rank) - least + LEAST, Candidates.NO_PLAY);
            }
        }
    }

    /// Familiar lists have none of these.
    private static boolean isAsked(Situation situation, SessionContent session) {
        return session.isKnown() && situation.mode() != RankRequest.Mode.FAMILIAR;
    }

    private static List<TopK> found(Situation situation, SessionContent session) {
        return session.best(MOST, situation::admitsAny, track -> isUnheard(situation, track));
    }

    private static boolean isUnheard(Situation situation, long track) {
        TrackNode node = situation.model().track(track);
        return node != null && node.totals().plays() == 0 && situation.admitsNew(track);
    }
}
