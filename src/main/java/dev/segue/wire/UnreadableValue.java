package dev.segue.wire;

import dev.segue.intake.Reason;
import org.apache.kafka.common.errors.SerializationException;

/// A value that no schema makes readable: the record itself is bad, and stays bad.
public final class UnreadableValue extends SerializationException {

    private final Reason reason;
    private final String detail;

    UnreadableValue(Reason reason, String detail) {
        super(reason.code() + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    /// Returns why, for machines.
    public Reason reason() {
        return reason;
    }

    /// Returns why, for people.
    public String detail() {
        return detail;
    }
}
