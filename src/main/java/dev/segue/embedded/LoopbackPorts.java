package dev.segue.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports of the loopback address.
final class LoopbackPorts {

    static final String HOST = "127.0.0.1";

    private LoopbackPorts() {}

    /// Returns the port itself when it is free, or any free one when it is 0.
    ///
    /// @param what who wants it, for the message
    /// @throws EmbeddedException when the port is in use
    static int claim(String what, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address(port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw inUse(what, port, e);
        }
    }

    static EmbeddedException inUse(String what, int port, IOException cause) {
        return new EmbeddedException(
                "%s cannot listen on %s:%d: %s; stop what uses the port, or choose another"
                        .formatted(what, HOST, port, cause.getMessage()),
                cause);
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(HOST), port);
    }
}
