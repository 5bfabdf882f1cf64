package dev.segue.recount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which plays of one listener followed which, straight from the definition: nothing is kept between plays but the
/// plays.
public final class NaivePairs {

    private static final int OPEN = 12;
    private static final int FAR = 10;

    private NaivePairs() {}

    /// A play.
    ///
    /// @param track the track's id
    /// @param atMillis its event time
    public record Play(String track, long atMillis) {}

    /// A play that followed another.
    ///
    /// @param from the track that was played first
    /// @param to the track that followed
    /// @param distance how many plays later, when the later of the two arrived
    public record Pair(String from, String to, int distance) {}

    /// Returns the pairs among a listener's plays, given in the order of their arrival.
    public static List<Pair> of(List<Play> arrivals, long gapMillis) {
        List<Pair> pairs = new ArrayList<>();
        List<Play> earlier = new ArrayList<>();
        for (Play arrived : arrivals) {
            List<Play> open = new ArrayList<>(earlier);
            open.sort(Comparator.comparingLong(Play::atMillis)); // stable: equal times keep the order of arrival
            open = new ArrayList<>(open.subList(Math.max(0, open.size() - OPEN), open.size()));
            int place = (int) open.stream()
                    .filter(play -> play.atMillis() <= arrived.atMillis())
                    .count();
            open.add(place, arrived);
            for (int i = Math.max(0, place - FAR); i < place; i++) {
                addIfTogether(open, i, place, gapMillis, pairs);
            }
            for (int i = place + 1; i <= Math.min(open.size() - 1, place + FAR); i++) {
                addIfTogether(open, place, i, gapMillis, pairs);
            }
            earlier.add(arrived);
        }
        return pairs;
    }

    private static void addIfTogether(List<Play> open, int from, int to, long gapMillis, List<Pair> pairs) {
        for (int i = from; i < to; i++) {
            if (open.get(i + 1).atMillis() - open.get(i).atMillis() > gapMillis) {
                return;
            }
        }
        pairs.add(new Pair(open.get(from).track(), open.get(to).track(), to - from));
    }
}
