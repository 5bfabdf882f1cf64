package dev.segue.wire;

import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.util.ClassSecurityValidator;

/// Tells Avro that the classes compiled from `schemas/` may be made from what is read: since 1.12 it makes no
/// class that it was not told of, because a writer's schema names classes.
final class TrustedRecords {

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), TrustedRecords::isOurs));
    }

    private TrustedRecords() {}

    /// Makes sure that Avro was told; the first call does it.
    static void register() {
        // The static initialiser does it, once.
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackage() == TrustedRecords.class.getPackage() && type.isAnnotationPresent(AvroGenerated.class);
    }
}
