package dev.segue.metadata;

/// Leaves the reading of a row at its first fault; it never leaves this package.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    Refusal refusal() {
        return new Refusal(code, String.valueOf(getMessage()));
    }
}
