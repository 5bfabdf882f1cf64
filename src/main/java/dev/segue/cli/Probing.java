package dev.segue.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Questions at a pace, from a thread of its own: in each turn a process that should be able to answer is asked about a
/// listener, both drawn at random. While no process should, there are no turns.
///
/// @param <N> what stands for a process
final class Probing<N> implements AutoCloseable {

    private final Supplier<List<N>> serving;
    private final List<String> users;
    private final long nanosBetween;
    private final Random random;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Thread thread;
    private volatile boolean stopping;

    /// What is asked in a turn.
    ///
    /// @param <N> what stands for a process
    @FunctionalInterface
    interface Turn<N> {

        /// Asks.
        ///
        /// @param node the process that was drawn
        /// @param user the listener who was drawn
        /// @throws IOException when no answer came; the next turn is one pause later then
        void take(N node, String user) throws IOException, InterruptedException;
    }

    /// @param serving those that should be able to answer now
    /// @param users listeners that are known
    /// @param perSecond how often, at most: what an answer takes comes on top
    /// @param random used by the turns' thread alone once it has started
    Probing(Supplier<List<N>> serving, List<String> users, int perSecond, Random random, String name, Turn<N> turn) {
        this.serving = serving;
        this.users = users;
        this.nanosBetween = 1_000_000_000L / perSecond;
        this.random = random;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(turn));
    }

    /// Returns those that should be able to answer at the time when that is asked.
    static Supplier<List<ServeChild>> serving(List<ServeChild> nodes) {
        return () -> nodes.stream().filter(ServeChild::isServing).toList();
    }

    /// Begins with the first turn.
    void start() {
        thread.start();
    }

    /// Lets the turn under way come to its end, and begins no other.
    void finish() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }

    /// Returns a request to a process that can be sent when it has been completed.
    static HttpRequest.Builder request(ServeChild node, String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create(node.address() + path)).timeout(patience);
    }

    /// Sends a request and waits for the answer.
    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        stopping = true;
        http.shutdownNow();
    }

    private void run(Turn<N> turn) {
        while (!stopping) {
            List<N> nodes = serving.get();
            if (!nodes.isEmpty()) {
                try {
                    turn.take(nodes.get(random.nextInt(nodes.size())), users.get(random.nextInt(users.size())));
                } catch (IOException noAnswer) {
                    LockSupport.parkNanos(nanosBetween);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            LockSupport.parkNanos(nanosBetween);
        }
    }
}
