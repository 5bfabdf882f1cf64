package dev.segue.evaluation.peers;

/// The tracks that the listener has chosen most often: `score(u, i) = |{plays of i by u}|`.
///
/// The personal-frequency baseline of repeat consumption: Anderson, Kumar, Tomkins, Vassilvitskii, *The dynamics of
/// repeat consumption*, WWW 2014. Empty in `DISCOVER` by its nature. Cost: score O(tracks of the listener).
final class OwnMostPlayed extends Peer {

    OwnMostPlayed(String name, long seed) {
        super(name, seed);
    }

    @Override
    void score(History history, Shortlist list) {
        history.counts().forEach(list::offer);
    }
}
