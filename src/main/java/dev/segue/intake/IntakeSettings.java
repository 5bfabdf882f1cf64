package dev.segue.intake;

import java.time.Duration;
import java.time.Instant;

/// What intake accepts.
///
/// @param earliest the earliest event time that is believed; what claims to be older is a dead letter
/// @param maxLead how far an event time may be ahead of its record's arrival, for players whose clock is fast
/// @param duplicateTtl how long after its arrival an event id is remembered; a retry within it is counted once
public record IntakeSettings(Instant earliest, Duration maxLead, Duration duplicateTtl) {

    /// What is used when nothing is set.
    public static final IntakeSettings DEFAULTS =
            new IntakeSettings(Instant.parse("1990-01-01T00:00:00Z"), Duration.ofMinutes(5), Duration.ofHours(6));

    public IntakeSettings {
        if (earliest.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("earliest must be 1970-01-01T00:00:00Z or later but was " + earliest);
        }
        if (maxLead.isNegative()) {
            throw new IllegalArgumentException("max-lead must not be negative but was " + maxLead);
        }
        if (!duplicateTtl.isPositive()) {
            throw new IllegalArgumentException("duplicate-ttl must be positive but was " + duplicateTtl);
        }
    }
}
