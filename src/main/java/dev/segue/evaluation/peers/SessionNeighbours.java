package dev.segue.evaluation.peers;

import dev.segue.math.TopK;
import java.util.Arrays;

/// The sessions that resemble the listener's latest one, for V-SKNN and STAN; the two differ in their weights only.
///
/// `similarity(s, n) = Σ over tracks of both, weight in s`, times what [#damp] makes of the neighbour. Of the `sample`
/// latest sessions that share a track, the `neighbours` most similar each give their tracks `similarity ·` [#vote].
///
/// As music goes, tracks of the session itself stay in the list. When a session has just begun, the one before
/// is looked at: the papers never ask before the second track. Cost: O(sample + neighbours × their length) a
/// list.
abstract class SessionNeighbours extends Peer {

    /// How many of the latest distinct tracks of a session are looked at.
    private static final int DEEPEST = 100;

    private final int neighbours;
    private final int sample;
    private final SessionIndex index;
    private final Scores similarities = new Scores();
    private final Scores scores = new Scores();
    private int[] backs = new int[64];

    SessionNeighbours(String name, long seed, int neighbours, int sample) {
        super(name, seed);
        this.neighbours = neighbours;
        this.sample = sample;
        this.index = new SessionIndex(sample + 1);
    }

    /// Returns what a track of the session weighs in its similarity.
    ///
    /// @param back how many distinct tracks came after it
    /// @param length how many distinct tracks the session has
    abstract double weight(int back, int length);

    /// Returns what multiplies the sum of the weights in common.
    ///
    /// @param norm the Euclidean norm of the weights of the session
    /// @param length how many distinct tracks the session has
    /// @param others how many the neighbour has
    /// @param ageMillis how long before the session's last track the neighbour ended
    abstract double damp(double norm, int length, int others, long ageMillis);

    /// Returns what a neighbour's track counts of its similarity; 0 for nothing.
    ///
    /// @param back the distance back in the session of its latest track that the neighbour has, from 0
    /// @param distance how far, in the neighbour, the track is from that one
    abstract double vote(int back, int distance);

    @Override
    final void chosen(History history, int track, long atMillis) {
        index.add(history.session(), track, atMillis);
    }

    @Override
    final void score(History history, Shortlist list) {
        if (history.size() == 0) {
            return;
        }
        int[] current = history.latestOfSession(DEEPEST).toArray();
        double norm = collect(current, history.session());
        TopK nearest = nearest(current.length, norm, index.lastAtMillis(history.session()));
        note(current, 1);
        for (int i = 0; i < nearest.size(); i++) {
            voteAll(nearest.score(i), index.tracks((int) nearest.key(i)));
        }
        note(current, 0);
        scores.offerTo(list);
    }

    private double collect(int[] current, int own) {
        double squares = 0;
        for (int back = 0; back < current.length; back++) {
            double weight = weight(back, current.length);
            squares += weight * weight;
            IntSequence sessions = index.sessionsOf(current[back]);
            for (int i = Math.max(0, sessions.size() - sample - 1); weight > 0 && i < sessions.size(); i++) {
                if (sessions.get(i) != own) {
                    similarities.add(sessions.get(i), weight);
                }
            }
        }
        return Math.sqrt(squares);
    }

    private TopK nearest(int length, double norm, long nowMillis) {
        int oldest = oldestOfSample();
        TopK nearest = new TopK(neighbours);
        for (int i = 0; i < similarities.size(); i++) {
            int session = similarities.track(i);
            if (session >= oldest) {
                long ageMillis = Math.max(0, nowMillis - index.lastAtMillis(session));
                nearest.offer(session, similarities.sum(i) * damp(norm, length, index.distinct(session), ageMillis));
            }
        }
        similarities.clear();
        return nearest.sort();
    }

    /// Returns the first session of the sample; sessions are numbered in the order in which they began.
    private int oldestOfSample() {
        if (similarities.size() <= sample) {
            return 0;
        }
        int[] sessions = new int[similarities.size()];
        Arrays.setAll(sessions, similarities::track);
        Arrays.sort(sessions);
        return sessions[sessions.length - sample];
    }

    /// Notes, or forgets, how far back each track of the session is.
    private void note(int[] current, int factor) {
        for (int back = 0; back < current.length; back++) {
            if (current[back] >= backs.length) {
                backs = Arrays.copyOf(backs, 2 * current[back]);
            }
            backs[current[back]] = factor * (back + 1);
        }
    }

    private int backOf(int track) {
        return track == SessionIndex.NOTHING || track >= backs.length || backs[track] == 0
                ? Integer.MAX_VALUE
                : backs[track] - 1;
    }

    private void voteAll(double similarity, IntSequence tracks) {
        int anchor = 0;
        for (int i = 1; i < tracks.size(); i++) {
            if (backOf(tracks.get(i)) < backOf(tracks.get(anchor))) {
                anchor = i;
            }
        }
        int back = backOf(tracks.get(anchor));
        for (int i = 0; i < tracks.size(); i++) {
            double vote = similarity * vote(back, Math.abs(i - anchor));
            if (vote > 0 && tracks.get(i) != SessionIndex.NOTHING) {
                scores.add(tracks.get(i), vote);
            }
        }
    }
}
