package dev.segue.wire;

/// The registry refused a schema: it is incompatible with an earlier version of its subject, or invalid.
public final class RegistryRefused extends RuntimeException {

    RegistryRefused(String message) {
        super(message);
    }
}
