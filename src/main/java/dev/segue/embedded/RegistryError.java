package dev.segue.embedded;

/// A request that the registry refuses, with Confluent's error code for it; the HTTP status is its first three digits.
final class RegistryError extends RuntimeException {

    static final int SUBJECT_NOT_FOUND = 40401;
    static final int VERSION_NOT_FOUND = 40402;
    static final int SCHEMA_NOT_FOUND = 40403;
    static final int CONFIG_NOT_FOUND = 40408;
    static final int INCOMPATIBLE = 409;
    static final int INVALID_SCHEMA = 42201;
    static final int INVALID_VERSION = 42202;
    static final int INVALID_LEVEL = 42203;
    static final int STORE_FAILED = 50001;

    private final int code;
    private final String problem;

    RegistryError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.problem = message;
    }

    int code() {
        return code;
    }

    String problem() {
        return problem;
    }

    int status() {
        return code < 1000 ? code : code / 100;
    }
}
