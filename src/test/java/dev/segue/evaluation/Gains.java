package dev.segue.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/// What the lists of one recommender gained, per slice and listener, so that two can be compared in pairs.
final class Gains {

    private static final int RESAMPLES = 2000;

    private record Sum(double gain, int questions) {

        Sum plus(double more) {
            return new Sum(gain + more, questions + 1);
        }
    }

    private final Map<String, Map<String, Sum>> slices = new LinkedHashMap<>();
    private long nanos;
    private long lists;
    private long candidates;

    void add(String slice, String listener, double gain) {
        slices.computeIfAbsent(slice, _ -> new LinkedHashMap<>())
                .merge(listener, new Sum(gain, 1), (sum, _) -> sum.plus(gain));
    }

    void listTook(long tookNanos, int offered) {
        nanos += tookNanos;
        candidates += offered;
        lists++;
    }

    /// Returns the paired differences to another recommender, a line each.
    String minus(Gains other) {
        StringBuilder lines = new StringBuilder();
        for (String slice : slices.keySet()) {
            lines.append("  difference in ").append(slice);
            lines.append(": all ").append(difference(other, slice, _ -> true));
            lines.append(", one half ").append(difference(other, slice, who -> (who.hashCode() & 1) == 0));
            lines.append(", other half ").append(difference(other, slice, who -> (who.hashCode() & 1) == 1));
            lines.append('\n');
        }
        return lines.toString();
    }

    private String difference(Gains other, String slice, Predicate<String> listeners) {
        Map<String, Sum> ours = slices.getOrDefault(slice, Map.of());
        Map<String, Sum> theirs = other.slices.getOrDefault(slice, Map.of());
        List<double[]> pairs = ours.entrySet().stream()
                .filter(entry -> listeners.test(entry.getKey()))
                .map(entry -> new double[] {
                    entry.getValue().gain - theirs.getOrDefault(entry.getKey(), new Sum(0, 0)).gain,
                    entry.getValue().questions
                })
                .toList();
        Random random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = meanOf(random.ints(pairs.size(), 0, pairs.size())
                    .mapToObj(pairs::get)
                    .toList());
        }
        Arrays.sort(means);
        return String.format(
                Locale.ROOT,
                "%+.4f [%+.4f, %+.4f]",
                meanOf(pairs),
                means[RESAMPLES / 40],
                means[RESAMPLES - RESAMPLES / 40 - 1]);
    }

    private static double meanOf(List<double[]> pairs) {
        double gain = 0;
        double questions = 0;
        for (double[] pair : pairs) {
            gain += pair[0];
            questions += pair[1];
        }
        return questions == 0 ? 0 : gain / questions;
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        slices.forEach((slice, sums) -> {
            int questions = sums.values().stream().mapToInt(Sum::questions).sum();
            double gain = sums.values().stream().mapToDouble(Sum::gain).sum();
            line.append(String.format(Locale.ROOT, "%s %.4f (of %d), ", slice, gain / questions, questions));
        });
        return line
                + String.format(Locale.ROOT, "%.0f µs a list, %d candidates", nanos / 1e3 / lists, candidates / lists);
    }
}
