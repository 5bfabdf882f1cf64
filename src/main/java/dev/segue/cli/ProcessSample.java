package dev.segue.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.DoubleBinaryOperator;

/// What one process of Segue holds and has used at one moment, as Linux and its own `/metrics` have it.
///
/// @param cpu since it was started
/// @param resident bytes of memory that are in RAM
/// @param heap bytes of the heap that the JVM has taken from the system, used or not
/// @param rocksDb bytes of RocksDB: the block cache, which all stores share, write buffers, and readers of tables
record ProcessSample(Duration cpu, double resident, double heap, double rocksDb) {

    private static final int PAGE_BYTES = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static ProcessSample of(ServeChild node) {
        String metrics = node.text("/metrics", PATIENCE);
        double cache = folded(metrics, "kafka_stream_state_block_cache_usage", Math::max);
        double buffers = folded(metrics, "kafka_stream_state_size_all_mem_tables", Double::sum);
        double readers = folded(metrics, "kafka_stream_state_estimate_table_readers_mem", Double::sum);
        double heap = folded(metrics, "jvm_memory_committed_bytes{area=\"heap\"", Double::sum);
        return new ProcessSample(cpuOf(node.pid()), residentOf(node.pid()), heap, cache + buffers + readers);
    }

    /// Returns the rest of what is resident: classes, code, threads, buffers of the network, and the allocator's own.
    double other() {
        return resident - heap - rocksDb;
    }

    /// Returns the CPU time of a process, its ended threads included.
    static Duration cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// Returns the values of all lines of a metric, taken together; 0 when it has none.
    ///
    /// @param name how the lines begin
    static double folded(String metrics, String name, DoubleBinaryOperator together) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(Double::isFinite)
                .reduce(together)
                .orElse(0);
    }

    private static double residentOf(long pid) {
        try {
            String pages = Files.readString(Path.of("/proc/%d/statm".formatted(pid)));
            return Double.parseDouble(pages.split(" ", 3)[1]) * PAGE_BYTES;
        } catch (IOException e) {
            throw new UncheckedIOException("the resident memory of a process is read from Linux's /proc only", e);
        }
    }
}
