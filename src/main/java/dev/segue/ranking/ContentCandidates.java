package dev.segue.ranking;

import dev.segue.math.TopK;

/// Collects the candidates that only their content speaks for: tracks like the latest plays, and tracks that nobody has
/// played yet.
final class ContentCandidates {

    private static final int MOST = 30;

    private ContentCandidates() {}

    /// Familiar lists have none of these.
    static void collect(Situation situation, Candidates pool) {
        SessionContent session = situation.content();
        if (session == null || !session.isKnown() || situation.mode() == RankRequest.Mode.FAMILIAR) {
            return;
        }
        TopK[] best = session.best(MOST, situation::admitsAny, track -> isUnheard(situation, track));
        for (int rank = 0; rank < best[0].size(); rank++) {
            long track = best[0].key(rank);
            pool.add(Source.CONTENT, track, best[0].score(rank), session.nearest(track));
        }
        double least = best[1].size() == 0 ? 0 : Math.min(0, best[1].score(best[1].size() - 1));
        for (int rank = 0; rank < best[1].size(); rank++) {
            pool.add(Source.UNHEARD, best[1].key(rank), best[1].score(rank) - least + 1e-6, Candidates.NO_PLAY);
        }
    }

    private static boolean isUnheard(Situation situation, long track) {
        TrackNode node = situation.model().track(track);
        return node != null && node.totals().plays() == 0 && situation.admitsNew(track);
    }
}
