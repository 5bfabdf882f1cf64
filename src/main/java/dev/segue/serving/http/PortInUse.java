package dev.segue.serving.http;

import java.io.Serial;

/// The port is taken, by another program or another Segue.
public final class PortInUse extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int port;

    PortInUse(String host, int port) {
        super("port %d of %s is in use; stop what listens there or choose another port".formatted(port, host));
        this.port = port;
    }

    /// Returns the port that is taken.
    public int port() {
        return port;
    }
}
