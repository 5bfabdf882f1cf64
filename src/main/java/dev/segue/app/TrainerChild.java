package dev.segue.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Trains from what a service was told, compares, and promotes or reports: the commands `train` and `models
/// promote`, in child processes with a heap of their own, one thread to fit with and, where there is `nice`, the
/// lowest priority. What fails in them touches nothing here.
///
/// One thread runs it; another may stop it.
final class TrainerChild {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final int SHOWN = 300;

    private final Settings settings;
    private java.lang.@Nullable Process child;
    private boolean stopped;

    /// What came of it.
    ///
    /// @param outcome one of [#OUTCOMES]
    /// @param generation what was trained; empty when nothing was
    /// @param detail a line for people
    record Result(String outcome, String generation, String detail) {}

    /// All that can come of it: it serves; it is not worse, but was only to be reported; it is worse; nothing could
    /// be trained or compared; it was stopped.
    static final List<String> OUTCOMES = List.of("promoted", "reported", "worse", "failed", "stopped");

    private record Ended(int exitCode, String out) {}

    /// @param settings of the service, which the children get too
    TrainerChild(Settings settings) {
        this.settings = settings;
    }

    /// Does all of it.
    ///
    /// @throws IOException when a child cannot be started
    /// @throws CancellationException when it was stopped
    Result run() throws IOException {
        RetrainingSettings how = settings.retraining();
        Files.createDirectories(how.folder());
        Path file = how.folder().resolve("retraining.properties");
        Path log = how.folder().resolve("retraining.log");
        Files.deleteIfExists(log);
        write(file);
        Ended training = run(
                log,
                List.of(
                        "train",
                        "--json",
                        "--threads",
                        "1",
                        "--limit-events",
                        Long.toString(how.latestEvents()),
                        "--out",
                        how.folder().toString(),
                        "--config",
                        file.toString()));
        if (training.exitCode != 0) {
            return failed("training", training, log);
        }
        JsonNode trained = MAPPER.readTree(training.out);
        List<String> promote = new ArrayList<>(List.of(
                "models",
                "promote",
                trained.path("folder").asText(),
                "--json",
                "--threads",
                "1",
                "--every",
                Integer.toString(how.every()),
                "--latest",
                Long.toString(how.latestEvents()),
                "--config",
                file.toString()));
        if (!how.promote()) {
            promote.add("--dry-run");
        }
        return result(trained.path("generation").asText(), run(log, promote), log);
    }

    /// Ends what is under way, and lets nothing begin.
    synchronized void stop() {
        stopped = true;
        if (child != null) {
            child.destroyForcibly();
        }
    }

    private static Result result(String generation, Ended promoting, Path log) throws IOException {
        JsonNode said = promoting.out.isBlank() ? MAPPER.nullNode() : MAPPER.readTree(promoting.out);
        if (said.path("promoted").asBoolean()) {
            return new Result("promoted", generation, "serves as generation " + said.path("number"));
        } else if (said.path("worse").asBoolean()) {
            return new Result("worse", generation, "worse than what serves: " + difference(said));
        } else if (promoting.exitCode == 0) {
            return new Result("reported", generation, "not worse than what serves: " + difference(said));
        }
        Result failed = failed("comparing", promoting, log);
        return new Result(failed.outcome, generation, failed.detail);
    }

    private static String difference(JsonNode said) {
        for (JsonNode slice : said.path("slices")) {
            if (slice.path("slice").asText().equals("mixed")) {
                return "mixed ndcg@20 better by %.4f (%.4f to %.4f)"
                        .formatted(
                                slice.path("ndcg_20_better_by").asDouble(),
                                slice.path("low").asDouble(),
                                slice.path("high").asDouble());
            }
        }
        return "nothing was compared";
    }

    private static Result failed(String what, Ended ended, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String last = lines.isEmpty() ? "nothing was said" : lines.getLast();
        return new Result(
                "failed",
                "",
                "%s ended with code %d: %s; see %s"
                        .formatted(what, ended.exitCode, last.substring(0, Math.min(SHOWN, last.length())), log));
    }

    private Ended run(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        long megabytes = settings.retraining().heapBytes() >> 20;
        command.addAll(ChildJvm.command(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx%dm".formatted(megabytes),
                        EndsWithParent.OPTION),
                arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What the environment sets is in the settings file, as this process has read it.
        builder.environment().keySet().removeIf(name -> name.startsWith("SEGUE_"));
        java.lang.Process started = started(builder);
        try {
            String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = started.waitFor();
            refuseWhenStopped();
            return new Ended(exitCode, out);
        } catch (IOException torn) {
            refuseWhenStopped();
            throw torn;
        } catch (InterruptedException interrupted) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private synchronized java.lang.Process started(ProcessBuilder builder) throws IOException {
        refuseWhenStopped();
        java.lang.Process started = builder.start();
        child = started;
        return started;
    }

    private synchronized void refuseWhenStopped() {
        if (stopped) {
            throw new CancellationException();
        }
    }

    /// The settings may hold secrets: nobody else may read them.
    private void write(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> owner =
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            Files.setPosixFilePermissions(file, owner);
        }
        Files.write(file, settings.lines());
    }
}
