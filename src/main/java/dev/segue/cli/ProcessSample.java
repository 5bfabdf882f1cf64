package dev.segue.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What one process of Segue holds and has used at one moment, as Linux and its own `/metrics` have it.
///
/// @param cpu since it was started
/// @param resident bytes of memory that are in RAM
/// @param heap bytes of the heap that the JVM has taken from the system, used or not
/// @param rocksDb bytes of RocksDB: its block cache and its write buffers, which all stores share
record ProcessSample(Duration cpu, double resident, double heap, double rocksDb) {

    private static final int PAGE_BYTES = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static ProcessSample of(ServeChild node) {
        String metrics = node.text("/metrics", PATIENCE);
        return new ProcessSample(
                cpuOf(node.pid()),
                residentOf(node.pid()),
                sum(metrics, "jvm_memory_committed_bytes{area=\"heap\""),
                sum(metrics, "segue_rocksdb_memory_bytes"));
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

    /// Returns the sum of all lines of a metric; 0 when it has none.
    ///
    /// @param name how the lines begin
    static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(Double::isFinite)
                .sum();
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
