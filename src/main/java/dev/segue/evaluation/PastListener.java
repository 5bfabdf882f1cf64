package dev.segue.evaluation;

/// What the stream has shown of one listener up to now.
final class PastListener {

    private final int index;
    private final Acquaintances acquaintances = new Acquaintances();
    private int events;

    PastListener(int index) {
        this.index = index;
    }

    /// Returns its number, from 0, in the order in which listeners came.
    int index() {
        return index;
    }

    Acquaintances acquaintances() {
        return acquaintances;
    }

    /// Returns how many events there were.
    int events() {
        return events;
    }

    /// Counts an event, and returns how many there were before it.
    int addEvent() {
        return events++;
    }
}
