package dev.segue.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Times that something took, from many threads.
final class Latencies {

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long took) {
        nanos.add(took);
    }

    int count() {
        return nanos.size();
    }

    /// Returns the time within which that part of them was, in milliseconds; 0 when there are none.
    double quantile(double q) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(q * sorted.length) - 1)] / 1e6;
    }

    /// Returns the usual ones, by name.
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", count());
        json.put("p50", rounded(quantile(0.5)));
        json.put("p99", rounded(quantile(0.99)));
        json.put("max", rounded(quantile(1)));
        return json;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, most %.1f ms of %d",
                quantile(0.5),
                quantile(0.99),
                quantile(1),
                count());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
