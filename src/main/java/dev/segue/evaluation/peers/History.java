package dev.segue.evaluation.peers;

/// What one listener has chosen, in order, and skipped and disliked.
///
/// A session ends when nothing was chosen for longer than the gap, as Segue itself reads sessions.
final class History {

    private final int listener;
    private final IntSequence choices = new IntSequence();
    private final SparseRow counts = new SparseRow();
    private final SparseRow skipped = new SparseRow();
    private final SparseRow disliked = new SparseRow();
    private int sessionStart;
    private int session = -1;
    private long lastAtMillis = Long.MIN_VALUE;

    History(int listener) {
        this.listener = listener;
    }

    /// Returns the number of the listener, from 0 in the order of arrival; −1 for one who has done nothing yet.
    int listener() {
        return listener;
    }

    /// Returns how many choices there were.
    int size() {
        return choices.size();
    }

    /// Returns the track of a choice, from 0, the earliest.
    int track(int choice) {
        return choices.get(choice);
    }

    /// Returns the first choice of the latest session, which may be over.
    int sessionStart() {
        return sessionStart;
    }

    /// Returns the number of the latest session, from 0 over all listeners; −1 when there was none.
    int session() {
        return session;
    }

    /// Returns how often each track was chosen.
    SparseRow counts() {
        return counts;
    }

    /// Returns the latest distinct tracks of all sessions, latest first.
    IntSequence latestDistinct(int most) {
        return latestDistinct(most, 0);
    }

    /// Returns the latest distinct tracks of the latest session, latest first.
    IntSequence latestOfSession(int most) {
        return latestDistinct(most, sessionStart);
    }

    private IntSequence latestDistinct(int most, int from) {
        IntSequence distinct = new IntSequence();
        SparseRow seen = new SparseRow();
        for (int i = choices.size() - 1; i >= from && distinct.size() < most; i--) {
            int track = choices.get(i);
            if (!seen.contains(track)) {
                seen.add(track, 1);
                distinct.add(track);
            }
        }
        return distinct;
    }

    boolean hasChosen(int track) {
        return counts.contains(track);
    }

    /// Returns whether the track is known to the listener by a play or a skip.
    boolean hasMet(int track) {
        return counts.contains(track) || skipped.contains(track);
    }

    boolean dislikes(int track) {
        return disliked.get(track) > 0;
    }

    /// Returns whether a choice at that time would begin a new session.
    boolean isOver(long atMillis, long gapMillis) {
        return choices.size() == 0 || atMillis - lastAtMillis > gapMillis;
    }

    void choose(int track, long atMillis) {
        choices.add(track);
        counts.add(track, 1);
        lastAtMillis = Math.max(lastAtMillis, atMillis);
    }

    void beginSession(int number) {
        session = number;
        sessionStart = choices.size();
    }

    void skip(int track) {
        skipped.add(track, 1);
    }

    void judge(int track, boolean dislikes) {
        if (dislikes || disliked.contains(track)) {
            disliked.add(track, (dislikes ? 1 : 0) - disliked.get(track));
        }
    }
}
