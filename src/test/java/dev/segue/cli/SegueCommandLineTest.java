package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class SegueCommandLineTest {

    private final Shell shell = new Shell();

    static Stream<List<String>> everyCommand() {
        return commandsBelow(new SegueCommandLine().commandLine(), List.of());
    }

    private static Stream<List<String>> commandsBelow(CommandLine command, List<String> path) {
        return Stream.concat(
                Stream.of(path),
                command.getSubcommands().entrySet().stream()
                        .flatMap(below -> commandsBelow(
                                below.getValue(),
                                Stream.concat(path.stream(), Stream.of(below.getKey()))
                                        .toList())));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void answersHelpEverywhereAndNamesTheExitCodes(List<String> command) {
        int exit =
                shell.run(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));

        assertThat(exit).isZero();
        assertThat(shell.out()).startsWith("Usage: segue").contains("4   Kafka cannot be reached");
        assertThat(shell.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void answersVersionEverywhere(List<String> command) {
        int exit = shell.run(
                Stream.concat(command.stream(), Stream.of("--version")).toArray(String[]::new));

        assertThat(exit).isZero();
        assertThat(shell.out()).startsWith("segue ").contains("kafka ");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        int exit = shell.run("recomend", "ann");

        assertThat(exit).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("Did you mean: segue recommend");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void wantsACommand() {
        assertThat(shell.run()).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.run("topics")).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err()).contains("segue: no command given", "there is: topics tail");
    }

    @Test
    void saysInOneLineThatASettingIsWrong() {
        int exit = shell.run("config", "show", "--set", "segue.trending.size=0");

        assertThat(exit).isEqualTo(ExitStatus.USAGE);
        assertThat(shell.err().lines())
                .containsExactly("segue: segue.trending.size must be 1 or more but was 0 (from --set)");
    }

    @Test
    void saysInOneLineThatKafkaCannotBeReached() throws IOException {
        String nobody = "127.0.0.1:" + unusedPort();

        int exit = shell.run("topics", "tail", "listening-events", "--bootstrap", nobody);

        assertThat(exit).isEqualTo(ExitStatus.KAFKA_UNREACHABLE);
        assertThat(shell.err().lines())
                .singleElement()
                .asString()
                .startsWith("segue: cannot reach Kafka at " + nobody)
                .contains("segue demo", "--bootstrap");
    }

    @Test
    void saysInOneLineThatNoServiceAnswers() throws IOException {
        int exit = shell.run("recommend", "ann", "--url", "http://127.0.0.1:" + unusedPort());

        assertThat(exit).isEqualTo(ExitStatus.FAILED);
        assertThat(shell.err().lines()).singleElement().asString().contains("no answer from", "segue demo", "--url");
    }

    @Test
    void showsTheStackTraceOnlyWhenAsked() throws IOException {
        int exit = shell.run("recommend", "ann", "--debug", "--url", "http://127.0.0.1:" + unusedPort());

        assertThat(exit).isEqualTo(ExitStatus.FAILED);
        assertThat(shell.err()).contains("\tat dev.segue.cli.ServiceClient", "Caused by: java.net.ConnectException");
    }

    @Test
    void generatesACompletionThatBashReads(@TempDir Path folder) throws Exception {
        assertThat(shell.run("generate-completion")).isZero();
        Path script = Files.writeString(folder.resolve("completion"), shell.out());

        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void keepsTheCompletionOutOfTheHelp() {
        shell.run("--help");

        assertThat(shell.out()).contains("recommend").doesNotContain("generate-completion");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
