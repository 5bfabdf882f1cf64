package dev.segue.cli;

import java.util.List;

/// A straight line through values over time, by ordinary least squares.
///
/// @param slope change of the value in an hour
/// @param low lower end of the slope's interval of 95 %
/// @param high upper end of it
record Trend(double slope, double low, double high) {

    private static final double HOUR_SECONDS = 3600;
    /// Of the normal distribution: with the hundreds of samples that a run takes, Student's differs by less than 1 %.
    private static final double TWO_SIDED_95 = 1.96;

    /// One value at one time.
    ///
    /// @param seconds since any fixed moment
    record Point(double seconds, double value) {}

    /// Returns the line. The interval takes the points' distances from it to be independent: a value that wanders
    /// slowly has a wider one.
    ///
    /// @param points at least three, not all at one time
    static Trend of(List<Point> points) {
        if (points.size() < 3) {
            throw new IllegalArgumentException("a trend needs 3 points or more, but there are " + points.size());
        }
        double meanTime = points.stream().mapToDouble(Point::seconds).average().orElseThrow();
        double meanValue = points.stream().mapToDouble(Point::value).average().orElseThrow();
        double spread = 0;
        double product = 0;
        for (Point point : points) {
            double time = point.seconds() - meanTime;
            spread += time * time;
            product += time * (point.value() - meanValue);
        }
        double slope = product / spread;
        double squares = 0;
        for (Point point : points) {
            double off = point.value() - meanValue - slope * (point.seconds() - meanTime);
            squares += off * off;
        }
        double error = Math.sqrt(squares / (points.size() - 2) / spread);
        return new Trend(
                slope * HOUR_SECONDS,
                (slope - TWO_SIDED_95 * error) * HOUR_SECONDS,
                (slope + TWO_SIDED_95 * error) * HOUR_SECONDS);
    }
}
