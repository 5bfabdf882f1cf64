package dev.segue.serving.http;

import dev.segue.serving.Peer;
import dev.segue.serving.PeerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks other processes, over connections that are kept.
///
/// What is asked carries a header that says so, and what carries it is never passed on: a question takes one hop at
/// most. A process that cannot be reached, or does not answer in time, is passed over for a while, so that not every
/// request waits for it.
final class PeerClient implements AutoCloseable {

    /// The header of a request that has been passed on once.
    static final String HOP = "Segue-Forwarded";

    private final PeerSettings settings;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final HttpClient client;
    private final Map<Peer, Instant> downUntil = new ConcurrentHashMap<>();

    PeerClient(PeerSettings settings, InstantSource clock, MeterRegistry registry) {
        this.settings = settings;
        this.clock = clock;
        this.registry = registry;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.hopTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// Returns what another process answers to a request; empty when it does not.
    ///
    /// @param body the request's body, empty when it has none
    /// @param patience how long it may take beyond the time of a hop
    Optional<HttpResponse<byte[]>> ask(Peer peer, Request request, byte[] body, Duration patience) {
        HttpRequest.Builder question = questionTo(peer, request.target())
                .method(
                        request.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("Content-Type", "Content-Encoding")) {
            request.header(header).ifPresent(value -> question.header(header, value));
        }
        return ask(
                peer,
                question.build(),
                BodyHandlers.ofByteArray(),
                settings.hopTimeout().plus(patience));
    }

    /// Returns what another process has at a path, to be read as it comes; empty when it does not answer.
    Optional<HttpResponse<InputStream>> open(Peer peer, String target, Duration patience) {
        return ask(peer, questionTo(peer, target).build(), BodyHandlers.ofInputStream(), patience);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static HttpRequest.Builder questionTo(Peer peer, String target) {
        return HttpRequest.newBuilder(URI.create("http://" + peer + target)).header(HOP, "1");
    }

    private <T> Optional<HttpResponse<T>> ask(Peer peer, HttpRequest question, BodyHandler<T> body, Duration patience) {
        if (isDown(peer)) {
            return counted("passed_over", Optional.empty());
        }
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(question, body);
        try {
            HttpResponse<T> response = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return counted(Integer.toString(response.statusCode()), Optional.of(response));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return down(peer, "timeout");
        } catch (ExecutionException failed) {
            boolean gone = failed.getCause() instanceof ConnectException;
            return gone || !(failed.getCause() instanceof IOException)
                    ? down(peer, "unreachable")
                    : counted("broken", Optional.empty());
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isDown(Peer peer) {
        Instant until = downUntil.get(peer);
        return until != null && clock.instant().isBefore(until);
    }

    private <T> Optional<HttpResponse<T>> down(Peer peer, String outcome) {
        downUntil.put(peer, clock.instant().plus(settings.downFor()));
        return counted(outcome, Optional.empty());
    }

    private <T> T counted(String outcome, T result) {
        registry.counter("segue.peer.requests", "outcome", outcome).increment();
        return result;
    }
}
