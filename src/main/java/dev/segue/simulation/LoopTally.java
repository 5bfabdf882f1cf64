package dev.segue.simulation;

import java.util.ArrayList;
import java.util.List;

/// What came of the lists that were shown, by round and by how much was heard since tastes changed. Not thread-safe.
public final class LoopTally {

    /// For how many tracks heard after the change its effect is followed.
    public static final int FOLLOWED = 40;

    private final List<Cell> rounds = new ArrayList<>();
    private final List<Cell> sinceChange = new ArrayList<>();

    LoopTally(int rounds) {
        for (int i = 0; i < rounds; i++) {
            this.rounds.add(new Cell());
        }
        for (int i = 0; i < FOLLOWED; i++) {
            sinceChange.add(new Cell());
        }
    }

    /// Returns what came of the lists of each round.
    public List<Cell> rounds() {
        return List.copyOf(rounds);
    }

    /// Returns what came of the lists shown after so many tracks heard since the change, from 0.
    public List<Cell> sinceChange() {
        return List.copyOf(sinceChange);
    }

    Cell round(int round) {
        return rounds.get(round);
    }

    /// Returns the place of a list shown after so many tracks; one to throw away beyond [#FOLLOWED].
    Cell heardSinceChange(int heard) {
        return heard < FOLLOWED ? sinceChange.get(heard) : new Cell();
    }

    void add(LoopTally other) {
        for (int i = 0; i < rounds.size(); i++) {
            rounds.get(i).add(other.rounds.get(i));
        }
        for (int i = 0; i < FOLLOWED; i++) {
            sinceChange.get(i).add(other.sinceChange.get(i));
        }
    }

    /// Counts of some lists.
    public static final class Cell {

        private long lists;
        private long completed;
        private long skipped;
        private double suitsBefore;
        private double suitsNow;

        /// Returns the sum over cells.
        public static Cell sum(List<Cell> cells) {
            Cell sum = new Cell();
            cells.forEach(sum::add);
            return sum;
        }

        void shown() {
            lists++;
        }

        void heard(boolean left) {
            if (left) {
                skipped++;
            } else {
                completed++;
            }
        }

        /// Adds how well a list suits the taste before a change and the one after it.
        void suits(double before, double now) {
            suitsBefore += before;
            suitsNow += now;
        }

        /// Returns how many lists were shown.
        public long lists() {
            return lists;
        }

        /// Returns the share of lists of which a track was chosen and heard to its end.
        public double playThroughRate() {
            return share((double) completed, lists);
        }

        /// Returns the share of tracks chosen from lists that were left early.
        public double skipRate() {
            return share((double) skipped, completed + skipped);
        }

        /// Returns the mean appeal of the lists' tracks to the taste before the change.
        public double suitsBefore() {
            return share(suitsBefore, lists);
        }

        /// Returns the mean appeal of the lists' tracks to the taste of now.
        public double suitsNow() {
            return share(suitsNow, lists);
        }

        private void add(Cell other) {
            lists += other.lists;
            completed += other.completed;
            skipped += other.skipped;
            suitsBefore += other.suitsBefore;
            suitsNow += other.suitsNow;
        }

        private static double share(double part, long whole) {
            return whole == 0 ? 0 : part / whole;
        }
    }
}
