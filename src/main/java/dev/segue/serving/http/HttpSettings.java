package dev.segue.serving.http;

import java.time.Duration;

/// Where the HTTP service listens, what it takes and how long it waits for its clients.
///
/// @param host the address to listen on; any other than loopback opens the service to the network
/// @param port the port, 0 for a free one
/// @param maxBodyBytes the longest body that is read; a longer one is answered by 413
/// @param bodyBudgetBytes the most that the bodies of all requests under way may take in memory
///     together; what does not fit is answered by 503
/// @param maxEvents the most events in one request; more are answered by 413
/// @param maxConcurrentRequests requests worked on at once; more are answered by 503
/// @param maxStreams streams that are open at once, besides these requests; more are answered by 503
/// @param headTimeout how long a client may take to send the head of a request, from its first byte;
///     then the connection is closed
/// @param idleTimeout how long a connection may wait for a request, and an answer for a client that
///     does not read; then the connection is closed
/// @param bodyTimeout how long a client may take to send one body
/// @param drainTimeout how long a stop waits for requests that are being answered
public record HttpSettings(
        String host,
        int port,
        long maxBodyBytes,
        long bodyBudgetBytes,
        int maxEvents,
        int maxConcurrentRequests,
        int maxStreams,
        Duration headTimeout,
        Duration idleTimeout,
        Duration bodyTimeout,
        Duration drainTimeout) {

    /// What is used when nothing is set.
    public static final HttpSettings DEFAULTS = new HttpSettings(
            "127.0.0.1",
            8080,
            10_000_000,
            64 << 20,
            10_000,
            4096,
            256,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));

    public HttpSettings {
        require(!host.isBlank(), "host", "be an address or a name", "\"" + host + "\"");
        require(port >= 0 && port <= 65_535, "port", "lie in [0, 65535]", port);
        require(
                maxBodyBytes >= 1024 && maxBodyBytes <= 1 << 30,
                "max-body-bytes",
                "lie in [1024, 1073741824]",
                maxBodyBytes);
        require(
                bodyBudgetBytes >= maxBodyBytes,
                "body-budget-bytes",
                "be at least max-body-bytes, %d,".formatted(maxBodyBytes),
                bodyBudgetBytes);
        require(maxEvents >= 1 && maxEvents <= 1_000_000, "max-events", "lie in [1, 1000000]", maxEvents);
        require(
                maxConcurrentRequests >= 1 && maxConcurrentRequests <= 1_000_000,
                "max-concurrent-requests",
                "lie in [1, 1000000]",
                maxConcurrentRequests);
        require(maxStreams >= 0 && maxStreams <= 100_000, "max-streams", "lie in [0, 100000]", maxStreams);
        requireTime(headTimeout, "head-timeout");
        requireTime(idleTimeout, "idle-timeout");
        requireTime(bodyTimeout, "body-timeout");
        requireTime(drainTimeout, "drain-timeout");
    }

    /// Returns the same settings with another port.
    public HttpSettings withPort(int other) {
        return new HttpSettings(
                host,
                other,
                maxBodyBytes,
                bodyBudgetBytes,
                maxEvents,
                maxConcurrentRequests,
                maxStreams,
                headTimeout,
                idleTimeout,
                bodyTimeout,
                drainTimeout);
    }

    private static void requireTime(Duration value, String name) {
        boolean inRange = value.isPositive() && value.compareTo(Duration.ofHours(1)) <= 0;
        require(inRange, name, "be more than zero and at most an hour", value);
    }

    private static void require(boolean holds, String name, String expected, Object actual) {
        if (!holds) {
            throw new IllegalArgumentException("%s must %s but was %s".formatted(name, expected, actual));
        }
    }
}
