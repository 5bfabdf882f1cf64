package dev.segue.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Looks whether ports of the loopback address are free.
final class Ports {

    private Ports() {}

    /// Returns the port when it is free, otherwise 0, which stands for any free one.
    static int freeOr(int port) {
        return isFree(port) ? port : 0;
    }

    /// Returns a port that is free now, for something that must know its port before it listens.
    static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "no port of the loopback address is free", e);
        }
    }

    /// @throws CommandFailure when the port is taken
    static void requireFree(int port) {
        if (port != 0 && !isFree(port)) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "port %d is in use; choose another with --port".formatted(port));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
