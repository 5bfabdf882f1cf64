package dev.segue.app;

import dev.segue.serving.Peer;
import dev.segue.serving.PeerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/// Where other processes reach this one.
final class Advertised {

    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

    private Advertised() {}

    /// @param boundHost what the HTTP service binds
    /// @param boundPort what it binds
    static Peer of(PeerSettings settings, String boundHost, int boundPort) {
        String host = !settings.advertisedHost().isEmpty()
                ? settings.advertisedHost()
                : EVERY_ADDRESS.contains(boundHost) ? thisMachine() : boundHost;
        return new Peer(host, settings.advertisedPort() == 0 ? boundPort : settings.advertisedPort());
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            throw new SettingsException("segue.peers.advertised-host must be set: this machine has no name (%s)"
                    .formatted(nameless.getMessage()));
        }
    }
}
