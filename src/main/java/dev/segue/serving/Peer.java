package dev.segue.serving;

/// Another Segue process, where it says that it can be reached.
///
/// @param host its advertised host
/// @param port its advertised port
public record Peer(String host, int port) {

    public Peer {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("peer %s:%d; expected a host and a port".formatted(host, port));
        }
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[%s]:%d".formatted(host, port) : host + ":" + port;
    }
}
