package dev.segue.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// An [EmbeddedBroker] in a JVM of its own, so that it can be killed as a machine would be, and started again.
///
/// The child ends by itself when this process ends, however it ends: it watches its standard input. What it logs goes
/// to a `.log` file beside its directory. Not thread-safe.
public final class BrokerProcess implements AutoCloseable {

    static final String READY = "READY ";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path dir;
    private final int port;
    private final int controllerPort;
    private Process process;

    private BrokerProcess(Path dir, int port, int controllerPort) {
        this.dir = dir.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.process = launch();
    }

    /// Starts a child broker and returns when it answers. It keeps its ports over restarts.
    ///
    /// @param dir where it keeps its data
    /// @param port where clients connect; 0: any free one
    /// @throws EmbeddedException when it does not come up
    public static BrokerProcess start(Path dir, int port) {
        return new BrokerProcess(
                dir, LoopbackPorts.claim("the broker", port), LoopbackPorts.claim("the controller", 0));
    }

    /// Returns what clients put in `bootstrap.servers`.
    public String bootstrapServers() {
        return LoopbackPorts.HOST + ":" + port;
    }

    /// Returns the child's process id.
    public long pid() {
        return process.pid();
    }

    /// Returns whether the child runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Ends the child as `kill -9` does, and returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Starts the child again on the same data and ports, killing it first when it still runs.
    ///
    /// @throws EmbeddedException when it does not come up
    public void restart() {
        kill();
        process = launch();
    }

    /// Stops the child in good order; kills it when it does not stop in time.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("interrupted while the broker in %s was being killed".formatted(dir), e);
        }
    }

    private Process launch() {
        try {
            Files.createDirectories(dir);
            Process child = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            awaitReady(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=dev/segue/embedded/broker-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedBroker.class.getName(),
                dir.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort));
    }

    private void awaitReady(Process child) {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Thread.ofVirtual().name("broker-output").start(() -> watch(child, ready));
        try {
            if (!ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw failed("it ended at once", null);
            }
        } catch (TimeoutException | ExecutionException e) {
            child.destroyForcibly();
            throw failed("it was not ready within " + PATIENCE, e);
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
            throw failed("the wait was interrupted", e);
        }
    }

    private static void watch(Process child, CompletableFuture<Boolean> ready) {
        try (BufferedReader output = child.inputReader()) {
            String line = output.readLine();
            while (line != null) {
                if (line.startsWith(READY)) {
                    ready.complete(true);
                }
                line = output.readLine();
            }
            ready.complete(false);
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private EmbeddedException failed(String what, @Nullable Throwable cause) {
        return new EmbeddedException("the broker in %s did not start: %s; see %s".formatted(dir, what, log()), cause);
    }

    private Path log() {
        return dir.resolveSibling(dir.getFileName() + ".log");
    }
}
