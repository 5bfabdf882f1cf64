package dev.segue.evaluation.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All sessions so far, and for each track the latest sessions that have it. A session is found as soon as it has
/// begun; who asks leaves out their own.
///
/// Memory: about 12 bytes a choice.
final class SessionIndex {

    /// What stands in a place whose track has come again later.
    static final int NOTHING = -1;

    private final int sample;
    private final List<IntSequence> sessions = new ArrayList<>();
    private final List<IntSequence> sessionsOf = new ArrayList<>();
    private int[] distinct = new int[64];
    private long[] lastAtMillis = new long[64];

    /// @param sample how many of a track's latest sessions are kept
    SessionIndex(int sample) {
        this.sample = sample;
    }

    void add(int session, int track, long atMillis) {
        while (sessions.size() <= session) {
            sessions.add(new IntSequence());
        }
        while (sessionsOf.size() <= track) {
            sessionsOf.add(new IntSequence());
        }
        if (session >= lastAtMillis.length) {
            lastAtMillis = Arrays.copyOf(lastAtMillis, 2 * session);
            distinct = Arrays.copyOf(distinct, 2 * session);
        }
        lastAtMillis[session] = atMillis;
        IntSequence tracks = sessions.get(session);
        int before = tracks.lastIndexOf(track);
        if (before >= 0) {
            tracks.set(before, NOTHING);
        } else {
            distinct[session]++;
            IntSequence found = sessionsOf.get(track);
            found.add(session);
            if (found.size() >= 2 * sample) {
                found.keepLast(sample);
            }
        }
        tracks.add(track);
    }

    /// Returns the tracks of a session in order, each at its latest place; [#NOTHING] where it was before.
    IntSequence tracks(int session) {
        return sessions.get(session);
    }

    /// Returns how many distinct tracks a session has.
    int distinct(int session) {
        return distinct[session];
    }

    long lastAtMillis(int session) {
        return lastAtMillis[session];
    }

    /// Returns the latest sessions of a track, oldest first; up to twice the sample.
    IntSequence sessionsOf(int track) {
        return sessionsOf.get(track);
    }
}
