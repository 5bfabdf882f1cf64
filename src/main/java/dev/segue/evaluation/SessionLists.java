package dev.segue.evaluation;

import dev.segue.evaluation.measures.ListScore;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// Holds lists until the session in which they were made is over, and scores them against what was played in it.
///
/// Right are the distinct tracks from the play before which the list was made to the end of the session, at most
/// [#HORIZON] plays: a session that never ends costs no more than that. A session ends after a gap in event time.
final class SessionLists {

    /// How many plays a list is held against, at most.
    static final int HORIZON = 100;

    private static final class Held {
        private final long day;
        private final int[] offered;
        private int from;

        private Held(int from, long day, int[] offered) {
            this.from = from;
            this.day = day;
            this.offered = offered;
        }
    }

    private static final class Session {
        private final ArrayDeque<Held> held = new ArrayDeque<>();
        private int[] plays = new int[16];
        private int size;
        private long lastMillis;
    }

    private final long gapMillis;
    private final SliceCard card;
    private final Map<Integer, Session> open = new HashMap<>();

    SessionLists(long gapMillis, SliceCard card) {
        this.gapMillis = gapMillis;
        this.card = card;
    }

    /// Holds the list that was made before a play; [#play] follows with that play.
    void hold(int listener, long atMillis, long day, int[] offered) {
        Session session = sessionAt(listener, atMillis);
        session.held.add(new Held(session.size, day, offered));
    }

    /// Counts a play.
    void play(int listener, long atMillis, int track) {
        Session session = sessionAt(listener, atMillis);
        session.lastMillis = Math.max(session.lastMillis, atMillis);
        if (session.size == session.plays.length) {
            forgetOrGrow(session);
        }
        session.plays[session.size++] = track;
        Held first = session.held.peek();
        if (first != null && session.size - first.from >= HORIZON) {
            score(listener, session, session.held.remove());
        }
    }

    /// Scores the lists of the sessions that are over by then.
    void endBefore(long clockMillis) {
        Iterator<Map.Entry<Integer, Session>> sessions = open.entrySet().iterator();
        while (sessions.hasNext()) {
            Map.Entry<Integer, Session> entry = sessions.next();
            if (clockMillis - entry.getValue().lastMillis > gapMillis) {
                end(entry.getKey(), entry.getValue());
                sessions.remove();
            }
        }
    }

    /// Scores all that is held.
    void endAll() {
        open.forEach(this::end);
        open.clear();
    }

    private Session sessionAt(int listener, long atMillis) {
        Session session = open.computeIfAbsent(listener, _ -> new Session());
        if (session.size > 0 && atMillis - session.lastMillis > gapMillis) {
            end(listener, session);
            session.size = 0;
        }
        return session;
    }

    /// Makes room for one more play: drops what no held list needs, and doubles the space when that is not enough.
    private static void forgetOrGrow(Session session) {
        Held first = session.held.peek();
        int unneeded = first == null ? session.size : first.from;
        if (unneeded > session.size / 2) {
            System.arraycopy(session.plays, unneeded, session.plays, 0, session.size - unneeded);
            session.size -= unneeded;
            session.held.forEach(list -> list.from -= unneeded);
        } else {
            session.plays = Arrays.copyOf(session.plays, session.plays.length * 2);
        }
    }

    private void end(int listener, Session session) {
        session.held.forEach(list -> score(listener, session, list));
        session.held.clear();
    }

    private void score(int listener, Session session, Held list) {
        int[] right =
                Arrays.stream(session.plays, list.from, session.size).distinct().toArray();
        if (right.length == 0) {
            return;
        }
        int[] sorted = right.clone();
        Arrays.sort(sorted);
        int[] places = new int[Math.min(right.length, list.offered.length)];
        int found = 0;
        for (int place = 0; place < list.offered.length; place++) {
            if (Arrays.binarySearch(sorted, list.offered[place]) >= 0) {
                places[found++] = place;
            }
        }
        card.add(listener, list.day, ListScore.of(right.length, Arrays.copyOf(places, found)));
    }
}
