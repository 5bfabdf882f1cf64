package dev.segue.ranking;

import dev.segue.learning.relistening.Frecency;
import dev.segue.learning.sameartist.ArtistOrder;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.KnownTracks;
import dev.segue.math.TopK;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the candidates of each source. Knows nothing of how they are blended.
///
/// | source | score of a candidate |
/// | --- | --- |
/// | successors | Σ over recent plays of fade^i · near / (row total + shrinkage), divided by its plays^damping |
/// | next | next / (row total + shrinkage), of the last play's row |
/// | artist order | Σ over recent plays of 0.6^i · the weight of the distance in the order of the artist's tracks |
/// | same artist | for each artist of the recent plays: its share of them · √plays |
/// | relistening | frecency |
/// | own next | 1 after the last play, ½ after the one before, ⅓ two steps after the last |
/// | trending | decayed listener days, relative to the first |
/// | factors | product of the listener's vector and the track's, among the tracks that the listener has not met |
/// | liked | Σ over the latest likes of 0.8^i · strength · (near / (row total + shrinkage) + 0.1 for its artist's
/// tracks, by popularity, + 0.1 for itself) |
/// | content | cosine of its content and the centre of the latest plays', each counting 0.7 of the one after it |
/// | unheard | among tracks without a play: the fit of what its content says about factors, less the least of these |
/// | encoder | exp(product of the encoded plays and the track, less the best), among the tracks not met |
/// | own sequence | per earlier play of the last track: length² of the agreement / steps, see [OwnSequences] |
final class Collector {

    private static final double LEAST = 1e-12;
    private static final double LIKE_FADE = 0.8;
    private static final double ITSELF = 0.1;
    private static final double OF_ARTIST = 0.1;

    /// Of how many plays the damping is kept at hand.
    private static final int COMMON = 4096;

    /// How many candidates the factors, and the encoder, give: 30 do what 50 do, and each costs its features in every
    /// step.
    private static final int FACTORS = 30;

    private final BlendSettings settings;
    private final double[] dampings = new double[COMMON];

    Collector(BlendSettings settings) {
        this.settings = settings;
        Arrays.setAll(dampings, plays -> Math.pow(1.0 + plays, -settings.damping()));
    }

    void collect(Source source, Situation situation, Candidates pool) {
        switch (source) {
            case SUCCESSORS -> successors(situation, pool);
            case NEXT -> next(situation, pool);
            case ARTIST_ORDER -> artistOrder(situation, pool);
            case SAME_ARTIST -> sameArtist(situation, pool);
            case RELISTENING -> relistening(situation, pool);
            case OWN_NEXT -> ownNext(situation, pool);
            case TRENDING -> trending(situation, pool);
            case OWN_SEQUENCE -> new OwnSequences(situation).collect(pool);
            case FACTORS -> factors(situation, pool);
            case LIKED -> liked(situation, pool);
            case CONTENT -> ContentCandidates.alike(situation, pool);
            case UNHEARD -> ContentCandidates.unheard(situation, pool);
            case ENCODER -> encoder(situation, pool);
        }
        pool.close(source, mostOf(situation));
    }

    /// Returns how many candidates a source gives at most.
    int mostOf(Situation situation) {
        return Math.max(settings.perSource(), situation.limit());
    }

    private void successors(Situation situation, Candidates pool) {
        double weight = 1;
        for (int back = 0; back < situation.depth(); back++) {
            TrackNode node = situation.node(back);
            if (node != null) {
                Followers row = node.followers();
                double share = weight / (row.total() + settings.shrinkage());
                for (int i = 0; i < row.size(); i++) {
                    pool.add(Source.SUCCESSORS, row.track(i), share * row.near(i), back);
                }
            }
            weight *= settings.fade();
        }
        for (int i = 0; i < pool.size(); i++) {
            TrackNode node = pool.node(i);
            if (node != null) {
                pool.scale(Source.SUCCESSORS, i, damping(node.totals().plays()));
            }
        }
    }

    private double damping(long plays) {
        return plays < COMMON ? dampings[(int) plays] : Math.pow(1.0 + plays, -settings.damping());
    }

    private void next(Situation situation, Candidates pool) {
        TrackNode node = situation.depth() == 0 ? null : situation.node(0);
        if (node == null) {
            return;
        }
        Followers row = node.followers();
        double share = 1 / (row.nextTotal() + settings.shrinkage());
        for (int i = 0; i < row.size(); i++) {
            pool.add(Source.NEXT, row.track(i), share * row.next(i), 0);
        }
    }

    /// From every recent play, not only the latest of each artist: a track that nobody had played before stands at the
    /// end of the order and says nothing about what follows it.
    private void artistOrder(Situation situation, Candidates pool) {
        double weight = 1;
        for (int back = 0; back < situation.depth(); back++) {
            TrackNode node = situation.node(back);
            if (node != null && situation.artist(back) != 0) {
                ArtistTracks tracks = situation.model().tracksOf(situation.artist(back));
                int place = tracks.placeOf(node);
                int from = place < 0 ? 0 : Math.max(0, place - ArtistOrder.REACH);
                int to = place < 0 ? 0 : Math.min(tracks.size(), place + ArtistOrder.REACH + 1);
                for (int i = from; i < to; i++) {
                    pool.add(
                            Source.ARTIST_ORDER,
                            tracks.at(i).fingerprint(),
                            weight * ArtistOrder.weight(i - place),
                            back);
                }
            }
            weight *= ArtistOrder.FADE;
        }
    }

    private void sameArtist(Situation situation, Candidates pool) {
        for (int back = 0; back < situation.depth(); back++) {
            long artist = situation.artist(back);
            if (artist == 0 || !isLatestOfArtist(situation, back)) {
                continue;
            }
            double weight = weightOfArtist(situation, artist);
            ArtistTracks tracks = situation.model().tracksOf(artist);
            for (int i = 0; i < tracks.popularSize(); i++) {
                TrackNode track = tracks.popular(i);
                pool.add(
                        Source.SAME_ARTIST,
                        track.fingerprint(),
                        weight * Math.sqrt(track.totals().plays() + 0.25),
                        back);
            }
        }
    }

    /// A listener may know thousands of tracks: only those that can end among the best enter the pool.
    private void relistening(Situation situation, Candidates pool) {
        KnownTracks known = situation.known();
        TopK best = new TopK(mostOf(situation));
        for (int i = 0; i < known.size(); i++) {
            KnownTrack track = known.at(i);
            float presence = track.plays() > 0 ? presenceOf(track, situation.atMillis()) : 0;
            if (presence > 0 && presence >= best.floor() && pool.admits(track)) {
                best.offer(track.track(), presence);
            }
        }
        best.sort();
        for (int rank = 0; rank < best.size(); rank++) {
            pool.add(Source.RELISTENING, best.key(rank), best.score(rank), Candidates.NO_PLAY);
        }
    }

    private static float presenceOf(KnownTrack track, long atMillis) {
        return (float) Frecency.of(
                track.plays(),
                track.lastAtMillis(),
                track.previousAtMillis(),
                track.earlierAtMillis(),
                track.firstAtMillis(),
                atMillis);
    }

    private void ownNext(Situation situation, Candidates pool) {
        if (situation.depth() == 0) {
            return;
        }
        KnownTracks known = situation.known();
        long last = situation.play(0).track();
        long before = situation.depth() > 1 ? situation.play(1).track() : 0;
        Set<Long> followed = followersOf(last, known);
        for (int i = 0; i < known.size(); i++) {
            KnownTrack track = known.at(i);
            if (track.precededBy() == 0) {
                continue;
            }
            if (track.precededBy() == last) {
                pool.add(Source.OWN_NEXT, track.track(), 1, 0);
            } else if (track.precededBy() == before) {
                pool.add(Source.OWN_NEXT, track.track(), 0.5, 1);
            }
            if (followed.contains(track.precededBy())) {
                pool.add(Source.OWN_NEXT, track.track(), 1.0 / 3, 0);
            }
        }
    }

    private static Set<Long> followersOf(long track, KnownTracks known) {
        Set<Long> followers = new HashSet<>();
        for (int i = 0; i < known.size(); i++) {
            if (known.at(i).precededBy() == track) {
                followers.add(known.at(i).track());
            }
        }
        return followers;
    }

    /// Scores are relative to the first, so that they are above zero however long ago anything was played. Somebody of
    /// whom nothing is known but their country starts from what is played there. A list
    /// with wishes looks through all of the index and gives what fits them, and what is preferred by name whether
    /// played or not.
    private void trending(Situation situation, Candidates pool) {
        TrendingIndex.Snapshot order = situation.start();
        boolean all = !situation.steering().isNone() || !situation.isWishless();
        int most = all ? order.size() : Math.min(order.size(), 2 * mostOf(situation));
        double best = order.size() == 0 ? 0 : order.score(0);
        for (int i = 0; i < most; i++) {
            trending(order.track(i), TrendingIndex.valueAt(order.score(i), best), situation, pool);
        }
        for (long track : situation.leanings().tracks()) {
            TrackNode node = situation.model().track(track);
            if (node != null && pool.score(Source.TRENDING, pool.candidateOf(track)) == 0) {
                double score = node.totals().trendLog2(situation.model().trendDecay());
                trending(node, TrendingIndex.valueAt(score, best), situation, pool);
            }
        }
    }

    private static void trending(TrackNode node, double share, Situation situation, Candidates pool) {
        double wish = situation.isWishless() ? 1 : Math.exp(situation.wish(node));
        pool.add(Source.TRENDING, node.fingerprint(), wish * Math.max(share, LEAST), Candidates.NO_PLAY);
    }

    private void factors(Situation situation, Candidates pool) {
        ListenerFactors factors = situation.factors();
        if (factors != null && situation.mode() != RankRequest.Mode.FAMILIAR) {
            TopK best = factors.best(situation.asking(), FACTORS, situation::admitsNew);
            for (int rank = 0; rank < best.size(); rank++) {
                pool.add(Source.FACTORS, best.key(rank), best.score(rank), Candidates.NO_PLAY);
            }
        }
    }

    private static void encoder(Situation situation, Candidates pool) {
        ListenerSequence sequence = situation.sequence();
        if (sequence != null && situation.mode() != RankRequest.Mode.FAMILIAR) {
            TopK best = sequence.best(situation.asking(), FACTORS, situation::admitsNew);
            for (int rank = 0; rank < best.size(); rank++) {
                pool.add(
                        Source.ENCODER,
                        best.key(rank),
                        Math.max(LEAST, Math.exp(best.score(rank) - best.score(0))),
                        Candidates.NO_PLAY);
            }
        }
    }

    /// The successors of the liked tracks, the popular tracks of their artists, and they themselves.
    private void liked(Situation situation, Candidates pool) {
        List<KnownTrack> liked = situation.known().liked();
        double weight = 1;
        for (int i = 0; i < liked.size(); i++) {
            double strength = weight * liked.get(i).strength();
            weight *= LIKE_FADE;
            TrackNode node = situation.model().track(liked.get(i).track());
            if (node != null) {
                pool.add(Source.LIKED, node.fingerprint(), strength * ITSELF, i);
                Followers row = node.followers();
                for (int j = 0; j < row.size(); j++) {
                    pool.add(
                            Source.LIKED,
                            row.track(j),
                            strength * row.near(j) / (row.total() + settings.shrinkage()),
                            i);
                }
                likedArtist(situation, pool, node, strength, i);
            }
        }
    }

    private static void likedArtist(Situation situation, Candidates pool, TrackNode node, double strength, int like) {
        ArtistTracks tracks = situation.model().tracksOf(node.artist());
        for (int i = 0; i < tracks.popularSize(); i++) {
            double share = (tracks.popular(i).totals().plays() + 0.25)
                    / (tracks.popular(0).totals().plays() + 0.25);
            pool.add(Source.LIKED, tracks.popular(i).fingerprint(), strength * OF_ARTIST * Math.sqrt(share), like);
        }
    }

    private double weightOfArtist(Situation situation, long artist) {
        double all = 0;
        double theirs = 0;
        double weight = 1;
        for (int back = 0; back < situation.depth(); back++) {
            all += weight;
            theirs += situation.artist(back) == artist ? weight : 0;
            weight *= settings.fade();
        }
        return theirs / all;
    }

    private static boolean isLatestOfArtist(Situation situation, int back) {
        for (int i = 0; i < back; i++) {
            if (situation.artist(i) == situation.artist(back)) {
                return false;
            }
        }
        return true;
    }
}
