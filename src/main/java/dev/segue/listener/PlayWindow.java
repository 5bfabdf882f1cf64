package dev.segue.listener;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Successor;
import java.util.ArrayList;
import java.util.List;

/// The open plays of one listener while one event is applied: which pairs of plays there are, and which are sent.
///
/// **What a pair is.** When a play arrives it takes its place among the open plays by event time (after those
/// of the same time). It makes one pair with each of the up to ten plays before it, and, when it came late,
/// with each of the up to ten after it, as long as no gap between neighbours is longer than the session gap.
/// The distance of a pair is the one at that moment. This depends on the listener's plays in their order of
/// arrival and on nothing else: not on when pairs are sent, and on no clock.
///
/// **When it is sent.** A play's successors are sent to its owner together, once: when ten have followed it, when a
/// later play opens a new session, when the session's deadline is swept, or when a late play is about to change the
/// distances; later ones follow as an increment. `paired` of each play counts the pairs that are out.
///
/// Not thread-safe; one instance an event.
final class PlayWindow {

    private static final int FAR = Successor.MAX_DISTANCE;

    private final List<OpenPlay> plays;
    private final long gapMillis;
    private final List<AddressedUpdate> updates = new ArrayList<>(2);

    PlayWindow(List<OpenPlay> open, long gapMillis) {
        this.plays = new ArrayList<>(open.size() + 1);
        this.plays.addAll(open);
        this.gapMillis = gapMillis;
    }

    /// Adds a play; returns the fingerprint of the one before it in its session, 0 when there is none.
    long add(RecentPlay play, TrackId id) {
        int at = placeOf(play.atMillis());
        boolean late = at < plays.size();
        if (late) {
            sendAll();
        } else if (at > 0 && !isSameSession(plays.get(at - 1).play().atMillis(), play.atMillis())) {
            sendAll();
        }
        plays.add(at, new OpenPlay(play, id, 0));
        if (late) {
            pairAround(at);
        } else {
            sendComplete(at);
        }
        long preceding = at > 0 && isLinked(at - 1) ? plays.get(at - 1).play().track() : 0;
        evict();
        return preceding;
    }

    /// Sends every pair that has not been sent.
    void sendAll() {
        for (int i = 0; i < plays.size(); i++) {
            send(i, followersOf(i));
        }
    }

    /// Returns the plays that are still open, oldest first.
    List<OpenPlay> open() {
        return plays;
    }

    /// Returns what is to be sent, in order.
    List<AddressedUpdate> updates() {
        return updates;
    }

    private int placeOf(long atMillis) {
        int at = plays.size();
        while (at > 0 && plays.get(at - 1).play().atMillis() > atMillis) {
            at--;
        }
        return at;
    }

    /// A late play at `at`: its pairs with those before it go to their owners, those with the ones after it to its own.
    private void pairAround(int at) {
        for (int i = Math.max(0, at - FAR); i < at; i++) {
            if (isChained(i, at)) {
                emit(plays.get(i), List.of(successor(i, at)));
            }
        }
        for (int i = at; i >= 0 && (i == at || isLinked(i)); i--) {
            if (i == at) {
                send(i, followersOf(i));
            } else {
                plays.set(i, plays.get(i).withPaired(followersOf(i)));
            }
        }
    }

    private void sendComplete(int last) {
        int complete = last - FAR;
        if (complete >= 0 && isChained(complete, last)) {
            send(complete, FAR);
        }
    }

    private void evict() {
        while (plays.size() > Taste.OPEN) {
            send(0, followersOf(0));
            plays.removeFirst();
        }
    }

    private void send(int i, int upTo) {
        OpenPlay play = plays.get(i);
        if (upTo <= play.paired()) {
            return;
        }
        List<Successor> successors = new ArrayList<>(upTo - play.paired());
        for (int d = play.paired() + 1; d <= upTo; d++) {
            successors.add(successor(i, i + d));
        }
        emit(play, successors);
        plays.set(i, play.withPaired(upTo));
    }

    private Successor successor(int from, int to) {
        RecentPlay followed = plays.get(to).play();
        return new Successor(followed.track(), to - from, followed.atMillis(), false);
    }

    private void emit(OpenPlay play, List<Successor> successors) {
        updates.add(
                new AddressedUpdate(play.id(), TrackUpdate.following(play.play().atMillis(), successors)));
    }

    private int followersOf(int i) {
        int followers = 0;
        while (followers < FAR && i + followers + 1 < plays.size() && isLinked(i + followers)) {
            followers++;
        }
        return followers;
    }

    private boolean isChained(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isLinked(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLinked(int i) {
        return isSameSession(
                plays.get(i).play().atMillis(), plays.get(i + 1).play().atMillis());
    }

    private boolean isSameSession(long earlier, long later) {
        return later - earlier <= gapMillis;
    }
}
