package dev.segue.serving.http;

import java.time.Duration;

/// How the HTTP server listens and what it puts up with.
///
/// @param host the address to listen on; loopback unless somebody wants more
/// @param port the port, 0 for a free one
/// @param maxBodyBytes the longest body that is read, in bytes; a longer one is answered by 413
/// @param maxEvents the most events in one request; more are answered by 413
/// @param maxConcurrentRequests requests worked on at once; more are answered by 503
/// @param bodyTimeout how long a client may take to send one body
/// @param drainTimeout how long a stop waits for requests that are being answered
public record HttpSettings(
        String host,
        int port,
        int maxBodyBytes,
        int maxEvents,
        int maxConcurrentRequests,
        Duration bodyTimeout,
        Duration drainTimeout) {

    public HttpSettings {
        require(!host.isBlank(), "host", "an address or a name", host);
        require(port >= 0 && port <= 65_535, "port", "0 to 65535", port);
        require(maxBodyBytes >= 1024 && maxBodyBytes <= 1 << 30, "max-body-bytes", "1024 to 1073741824", maxBodyBytes);
        require(maxEvents >= 1 && maxEvents <= 1_000_000, "max-events", "1 to 1000000", maxEvents);
        require(
                maxConcurrentRequests >= 1 && maxConcurrentRequests <= 1_000_000,
                "max-concurrent-requests",
                "1 to 1000000",
                maxConcurrentRequests);
        requireTime(bodyTimeout, "body-timeout");
        requireTime(drainTimeout, "drain-timeout");
    }

    /// Returns the defaults on a loopback port: bodies of 10 MB and 10,000 events, 4,096 requests at once, half a
    /// minute for a body, 10 s to drain.
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings(
                "127.0.0.1", port, 10_000_000, 10_000, 4096, Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    /// Returns the same settings with another longest body.
    public HttpSettings withMaxBodyBytes(int bytes) {
        return new HttpSettings(host, port, bytes, maxEvents, maxConcurrentRequests, bodyTimeout, drainTimeout);
    }

    /// Returns the same settings with other times.
    public HttpSettings withTimeouts(Duration body, Duration drain) {
        return new HttpSettings(host, port, maxBodyBytes, maxEvents, maxConcurrentRequests, body, drain);
    }

    private static void requireTime(Duration value, String name) {
        boolean inRange = value.isPositive() && value.compareTo(Duration.ofHours(1)) <= 0;
        require(inRange, name, "more than zero and at most an hour", value);
    }

    private static void require(boolean holds, String name, String expected, Object actual) {
        if (!holds) {
            throw new IllegalArgumentException("segue.http.%s must be %s but was %s".formatted(name, expected, actual));
        }
    }
}
