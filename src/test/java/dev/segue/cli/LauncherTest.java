package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `bin/segue` with a java that only writes down how it was called.
@Timeout(120)
class LauncherTest {

    private static final String FAKE_JAVA = """
            #!/usr/bin/env bash
            for argument in "$@"; do case $argument in -XX:AOTCacheOutput=*) echo made >"${argument#*=}" ;; esac; done
            echo "$*" >>"$(dirname "$0")/../calls"
            """;

    @TempDir
    private Path home;

    private Path target;
    private Path jdk;

    @BeforeEach
    void install() throws IOException {
        target = home.resolve("target");
        jdk = home.resolve("jdk");
        Files.createDirectories(target.resolve("lib"));
        Files.writeString(target.resolve("segue-1.jar"), "a jar");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("bin", "segue"), home.resolve("bin/segue"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.setPosixFilePermissions(
                Files.writeString(jdk.resolve("bin/java"), FAKE_JAVA), PosixFilePermissions.fromString("rwxr-xr-x"));
        release("25.0.1");
    }

    @Test
    void rehearsesAtTheFirstStartAndUsesTheCacheAfterwards() throws Exception {
        rehearse();
        segue("recommend", "ann");

        assertThat(caches()).hasSize(1);
        assertThat(calls()).hasSize(3);
        assertThat(calls()).filteredOn(call -> call.contains("rehearse --dir")).hasSize(1);
        assertThat(calls().getLast())
                .contains("-XX:AOTCache=" + caches().getFirst())
                .endsWith("recommend ann");
    }

    @Test
    void makesTheCacheAnewForAnotherJar() throws Exception {
        rehearse();
        Path before = caches().getFirst();
        Files.setLastModifiedTime(target.resolve("segue-1.jar"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        segue("demo");
        while (Files.exists(before)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        awaitCache();

        assertThat(caches()).hasSize(1);
        assertThat(calls()).noneMatch(call -> call.contains("-XX:AOTCache=" + before));
    }

    @Test
    void startsWithoutACacheWhereNoneCanBeMade() throws Exception {
        rehearse();
        Path cache = caches().getFirst();
        Files.delete(cache);
        Files.writeString(cache.resolveSibling(cache.getFileName() + ".lock"), "in the way of the lock's folder");

        segue("demo");

        assertThat(caches()).isEmpty();
        assertThat(calls()).filteredOn(call -> call.contains("rehearse")).hasSize(1);
        assertThat(calls().getLast()).doesNotContain("AOTCache").endsWith("dev.segue.app.Segue demo");
    }

    @Test
    void leavesShortCommandsAlone() throws Exception {
        segue("--help");

        assertThat(calls()).hasSize(1);
        assertThat(caches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "evaluate", "tune", "train", "models", "bench", "chaos"})
    void givesWhatComputesWithVectorsTheModuleForIt(String command) throws Exception {
        segue(command);
        if (Set.of("demo", "serve").contains(command)) {
            awaitCache();
        }

        assertThat(calls())
                .filteredOn(call -> call.endsWith(" " + command))
                .hasSize(1)
                .allMatch(call -> call.contains("--add-modules jdk.incubator.vector"));
    }

    @Test
    void refusesAnOlderJavaInOneLine() throws Exception {
        release("17.0.15");

        Run run = start("demo");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo(
                        ("segue: SEGUE_JAVA is %s, which is not Java 25 or newer; point it to one, or unset it to have "
                                        + "one looked for\n")
                                .formatted(jdk));
    }

    private void release(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    }

    /// Starts a service for the first time, and returns when what is done in the background is done, too.
    private void rehearse() throws Exception {
        segue("demo");
        awaitCache();
    }

    /// Until then the background writes into the folder that is to be deleted.
    private void awaitCache() throws Exception {
        while (caches().isEmpty() || !locks().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// Runs a command that must be silent.
    private void segue(String... arguments) throws Exception {
        Run run = start(arguments);

        assertThat(run.output()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    private Run start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/segue").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SEGUE_JAVA", jdk.toString());
        builder.environment().remove("SEGUE_JAVA_OPTS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(jdk.resolve("calls"));
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private List<Path> locks() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".lock") && Files.isDirectory(file))
                    .toList();
        }
    }

    private record Run(int exitCode, String output) {}
}
