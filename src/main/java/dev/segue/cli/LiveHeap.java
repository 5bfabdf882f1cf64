package dev.segue.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What of a process's heap is in use: the heap that the JVM has taken grows with garbage up to its limit, whether
/// anything leaks or not.
final class LiveHeap {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LiveHeap() {}

    /// Has a process collect its garbage, by the JDK's own `jcmd`, and returns the bytes of heap that are left in use,
    /// with what was allocated in the moment since.
    ///
    /// @throws CommandFailure when `jcmd` is not there or the process does not answer it
    static double of(ServeChild node) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process collecting = new ProcessBuilder(jcmd.toString(), Long.toString(node.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!collecting.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || collecting.exitValue() != 0) {
                collecting.destroyForcibly();
                throw new CommandFailure(
                        ExitStatus.FAILED, "%s does not answer %s GC.run".formatted(node.name(), jcmd));
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "a JDK is needed, and %s cannot be run".formatted(jcmd), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
        return ProcessSample.sum(node.text("/metrics", PATIENCE), "jvm_memory_used_bytes{area=\"heap\"");
    }
}
