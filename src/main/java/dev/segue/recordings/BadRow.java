package dev.segue.recordings;

/// Leaves the reading of a row at its first fault; it never leaves this package.
final class BadRow extends Exception {

    private static final long serialVersionUID = 1L;

    private final RowFault fault;

    BadRow(RowFault fault, String reason) {
        super(reason, null, false, false);
        this.fault = fault;
    }

    RejectedRow at(long line) {
        return new RejectedRow(line, fault, String.valueOf(getMessage()));
    }
}
