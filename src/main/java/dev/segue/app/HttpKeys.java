package dev.segue.app;

/// Where the HTTP service listens and what it takes.
///
/// @param host the address that is bound; any other than loopback opens the service to the network
/// @param port the port that is bound; 0 takes a free one
/// @param maxBodyBytes the longest request body that is read; a longer one is refused with 413
public record HttpKeys(String host, int port, long maxBodyBytes) {

    /// What is used when nothing is set.
    public static final HttpKeys DEFAULTS = new HttpKeys("127.0.0.1", 8080, 10_000_000);

    public HttpKeys {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must be an address or a name but was empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must lie in [0, 65535] but was " + port);
        }
        if (maxBodyBytes < 1024) {
            throw new IllegalArgumentException("max-body-bytes must be 1 KB or more but was " + maxBodyBytes);
        }
    }
}
