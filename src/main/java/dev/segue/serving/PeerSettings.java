package dev.segue.serving;

import java.time.Duration;

/// How the processes of one Segue find and ask each other.
///
/// @param advertisedHost the host that other processes use; empty: what is bound, or the machine's name
/// @param advertisedPort the port under which other processes reach this one; 0: the port that is bound
/// @param hopTimeout how long another process may take to answer for this one, besides what the request lets it wait
/// @param downFor for how long a process that did not answer is passed over
public record PeerSettings(String advertisedHost, int advertisedPort, Duration hopTimeout, Duration downFor) {

    /// What is used when nothing is set.
    public static final PeerSettings DEFAULTS =
            new PeerSettings("", 0, Duration.ofMillis(400), Duration.ofMillis(1000));

    public PeerSettings {
        require(
                advertisedPort >= 0 && advertisedPort <= 65_535,
                "advertised-port must lie in [0, 65535] but was " + advertisedPort);
        require(hopTimeout.isPositive(), "hop-timeout must be positive but was " + hopTimeout);
        require(!downFor.isNegative(), "down-for must be zero or more but was " + downFor);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
