package dev.segue.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `segue serve` in a JVM of its own, to be killed as a machine would be.
final class SegueProcess implements AutoCloseable {

    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Segue.class.getName());

    private final int port;
    private final java.lang.Process child;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private SegueProcess(int port, java.lang.Process child) {
        this.port = port;
        this.child = child;
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroyForcibly));
    }

    /// @param dir where its stores and its log are
    static SegueProcess start(String bootstrapServers, String registryUrl, Path dir, String... settings)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of(
                "serve",
                "--bootstrap",
                bootstrapServers,
                "--registry",
                registryUrl,
                "--port",
                Integer.toString(port),
                "--dir",
                dir.resolve("state").toString()));
        for (String setting : settings) {
            command.add("--set");
            command.add(setting);
        }
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(dir.resolve("segue.log").toFile());
        return new SegueProcess(
                port,
                new ProcessBuilder(command)
                        .redirectOutput(log)
                        .redirectError(log)
                        .start());
    }

    boolean isAlive() {
        return child.isAlive();
    }

    /// Returns the whole ledger; a missing node while it cannot be had.
    JsonNode ledger() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/ledger".formatted(port)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json = new ObjectMapper().readTree(answer.body());
            return json.path("complete").asBoolean() ? json : MissingNode.getInstance();
        } catch (IOException _) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Returns what is answered to a GET.
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Returns what is answered to a POST of JSON.
    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    /// Has `segue dump` read all stores from outside, into a file of JSON lines.
    void dump(Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of("dump", "--url", "http://127.0.0.1:" + port));
        java.lang.Process dump = new ProcessBuilder(command)
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (dump.waitFor() != 0) {
            throw new IllegalStateException("segue dump ended with " + dump.exitValue());
        }
    }

    /// Ends it as `kill -9` does, and returns when it is gone.
    @Override
    public void close() {
        child.destroyForcibly();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
