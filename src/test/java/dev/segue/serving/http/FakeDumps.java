package dev.segue.serving.http;

import dev.segue.serving.Dumps;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One store with the rows that a test lays down.
final class FakeDumps implements Dumps {

    volatile Coverage coverage = new Coverage(2, 2);
    volatile Consumer<Consumer<Map<String, Object>>> rows = _ -> {};

    @Override
    public List<String> names() {
        return List.of("track-totals");
    }

    @Override
    public Coverage coverage(String store) {
        return coverage;
    }

    @Override
    public void write(String store, int partitions, Consumer<Map<String, Object>> row) {
        rows.accept(row);
    }
}
