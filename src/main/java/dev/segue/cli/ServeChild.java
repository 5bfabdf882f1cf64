package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.segue.app.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `segue serve` in a JVM of its own, which can be killed, paused and started again under its name and on its
/// port. What it says goes to a `.log` file beside its state. Killed when this process ends in good order.
final class ServeChild implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final String METADATA = "kafka-streams-process-metadata";

    private final String name;
    private final Path dir;
    private final int port;
    private final List<String> command;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;
    private volatile boolean paused;
    private volatile boolean ready;

    /// Starts it.
    ///
    /// @param name its node id
    /// @param dir its folder
    /// @param port of its HTTP service
    /// @param jvm options of its JVM
    /// @param arguments of `serve`, besides name, folder and port
    ServeChild(String name, Path dir, int port, List<String> jvm, List<String> arguments) {
        this.name = name;
        this.dir = dir.toAbsolutePath();
        this.port = port;
        this.command = command(jvm, arguments);
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    String name() {
        return name;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return dir.resolve(name + ".log");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Returns whether it has been ready since it was started, and can be expected to answer.
    boolean isServing() {
        return ready && !paused && process.isAlive();
    }

    /// Asks whether it is ready.
    boolean isReady() {
        boolean now = process.isAlive()
                && get("/health/ready", Duration.ofSeconds(1))
                        .path("status")
                        .asText()
                        .equals("ready");
        ready |= now;
        return now;
    }

    /// Ends it as `kill -9` does, and returns when it is gone.
    void kill() {
        ready = false;
        process.destroyForcibly();
        awaitEnd();
        paused = false;
    }

    /// Stops it from doing anything, as a machine that hangs.
    void pause() {
        paused = true;
        signal("STOP");
    }

    /// Lets it go on.
    void goOn() {
        signal("CONT");
        paused = false;
    }

    /// Starts it again after it has ended.
    void restart() {
        ready = false;
        process = launch();
    }

    /// Asks it to stop, and returns its exit code.
    int stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new CommandFailure(ExitStatus.FAILED, "%s did not stop within a minute".formatted(name));
            }
            ready = false;
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }

    /// Returns the document at a path; a missing node when it does not come.
    JsonNode get(String path, Duration patience) {
        try {
            return Json.read(body(path, patience));
        } catch (IOException noAnswer) {
            return MissingNode.getInstance();
        }
    }

    /// Returns the text at a path.
    String text(String path, Duration patience) {
        try {
            return body(path, patience);
        } catch (IOException noAnswer) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "%s%s: %s".formatted(address(), path, Failures.reason(noAnswer)), noAnswer);
        }
    }

    private String body(String path, Duration patience) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(patience)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }

    /// Returns the id under which its transactions run, empty before it has one.
    Optional<String> streamsProcessId() {
        try (var files = Files.walk(dir, 3)) {
            Optional<Path> file = files.filter(path -> path.endsWith(METADATA)).findFirst();
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Json.read(Files.readString(file.get()))
                            .path("processId")
                            .asText());
        } catch (IOException | UncheckedIOException notThereYet) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        kill();
        http.shutdownNow();
    }

    private Process launch() {
        try {
            Files.createDirectories(dir);
            ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
            return new ProcessBuilder(command)
                    .redirectOutput(log)
                    .redirectError(log)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(List<String> jvm, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add("serve");
        all.addAll(List.of("--node-id", name, "--port", Integer.toString(port)));
        all.addAll(List.of("--dir", dir.resolve("state").toString()));
        all.addAll(arguments);
        return ChildJvm.command(jvm, all);
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }
}
