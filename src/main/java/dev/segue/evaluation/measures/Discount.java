package dev.segue.evaluation.measures;

/// What a right track is worth at a place: `1 / log2(place + 2)`, places from 0.
///
/// Source: Järvelin, Kekäläinen, *Cumulated gain-based evaluation of IR techniques*, TOIS 2002, with the discount from
/// the first place on that everyone uses since.
final class Discount {

    private static final double[] AT = new double[1024];
    private static final double[] SUM = new double[1025];

    static {
        for (int place = 0; place < AT.length; place++) {
            AT[place] = Math.log(2) / Math.log(place + 2);
            SUM[place + 1] = SUM[place] + AT[place];
        }
    }

    private Discount() {}

    static double at(int place) {
        return place < AT.length ? AT[place] : Math.log(2) / Math.log(place + 2);
    }

    /// Returns the gain of a perfect list: so many right tracks at the first places.
    static double ideal(int right) {
        return SUM[Math.min(right, AT.length)];
    }
}
