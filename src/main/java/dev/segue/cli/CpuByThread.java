package dev.segue.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Who in this process has used how much CPU time: threads by what they are for, with the JVM's own and
/// RocksDB's beside those of Java.
///
/// The JVM does not tell the CPU time of threads that are not Java's; Linux does, in `/proc`. Elsewhere
/// they are missing.
final class CpuByThread {

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final long NANOS_OF_A_TICK = 10_000_000L;

    /// Parts of the names of Java's threads, the first that fits counts.
    private static final Map<String, String> JAVA = ordered(
            "kafka-producer-network", "producers",
            "GlobalStreamThread", "model room",
            "StateUpdater", "restore",
            "StreamThread", "stream threads",
            "data-plane-kafka-request-handler", "broker: requests",
            "data-plane-kafka-network", "broker: network",
            "kafka-log-cleaner", "broker: log cleaner",
            "kafka-scheduler", "broker: scheduler",
            "TxnSender", "broker: transactions",
            "TxnMarker", "broker: transactions",
            "", "other threads");

    /// Beginnings of the names of native threads, which Linux cuts at 15 characters.
    private static final Map<String, String> NATIVE = ordered(
            "C1 Compiler", "JIT",
            "C2 Compiler", "JIT",
            "GC Thread", "GC",
            "G1 ", "GC",
            "VM Thread", "GC",
            "rocksdb:", "RocksDB flush, compaction");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuByThread() {}

    /// Returns the CPU nanoseconds of each kind of thread so far; threads that have ended are not in it.
    static Map<String, Long> now() {
        Map<String, Long> nanos = new TreeMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null) {
                long used = THREADS.getThreadCpuTime(thread.getThreadId());
                nanos.merge(kindOf(thread.getThreadName()), Math.max(0, used), Long::sum);
            }
        }
        addNative(nanos);
        return nanos;
    }

    /// Returns what a Java thread of this name is for.
    static String kindOf(String threadName) {
        return JAVA.entrySet().stream()
                .filter(kind -> threadName.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void addNative(Map<String, Long> nanos) {
        if (!Files.isDirectory(TASKS)) {
            return;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                addNative(task, nanos);
            }
        } catch (IOException e) {
            // What Linux does not tell stays out of the table.
        }
    }

    private static void addNative(Path task, Map<String, Long> nanos) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            for (Map.Entry<String, String> kind : NATIVE.entrySet()) {
                if (name.startsWith(kind.getKey())) {
                    nanos.merge(kind.getValue(), ticksOf(stat) * NANOS_OF_A_TICK, Long::sum);
                    return;
                }
            }
        } catch (IOException e) {
            // The thread has ended.
        }
    }

    /// Returns user and system time: fields 14 and 15, the name being field 2.
    private static long ticksOf(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(pairs[i], pairs[i + 1]);
        }
        return ordered;
    }
}
