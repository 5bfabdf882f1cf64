package dev.segue.wire;

/// The registry answered that it has no such schema, or one that is not Avro: asking again does not help.
public final class UnknownSchema extends RuntimeException {

    UnknownSchema(String message) {
        super(message);
    }
}
