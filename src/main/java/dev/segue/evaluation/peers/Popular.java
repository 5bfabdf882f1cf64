package dev.segue.evaluation.peers;

/// The same for everybody: the tracks with the most plays, `score(i) = |{plays of i}|`.
///
/// Source: Cremonesi, Koren, Turrin, *Performance of recommender algorithms on top-N recommendation tasks*,
/// RecSys 2010, section 2.1 (TopPop). Cost: score O(tracks).
final class Popular extends Peer {

    Popular(String name, long seed) {
        super(name, seed);
    }

    @Override
    void score(History history, Shortlist list) {
        list.candidates(track -> list.offer(track, heard().plays(track)));
    }
}
