package dev.segue.intake;

import java.time.Duration;
import java.time.Instant;

/// Which event times are believed, and for how long an event id is remembered.
///
/// @param earliest events before this are rejected
/// @param maxLead how far an event's time may lead its arrival; zero or more
/// @param duplicateTtl how long after its arrival an event id is remembered; positive
public record IntakeSettings(Instant earliest, Duration maxLead, Duration duplicateTtl) {

    /// From 1990 on, at most 5 minutes ahead, remembered for 6 hours.
    public static final IntakeSettings DEFAULT =
            new IntakeSettings(Instant.parse("1990-01-01T00:00:00Z"), Duration.ofMinutes(5), Duration.ofHours(6));

    public IntakeSettings {
        if (maxLead.isNegative()) {
            throw new IllegalArgumentException("max lead must not be negative but was " + maxLead);
        }
        if (duplicateTtl.isNegative() || duplicateTtl.isZero()) {
            throw new IllegalArgumentException("duplicate TTL must be positive but was " + duplicateTtl);
        }
    }
}
