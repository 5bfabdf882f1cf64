package dev.segue.app;

import dev.segue.wire.RegistryUnreachable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads records and waits while the registry cannot be reached: a schema that cannot be fetched now is no dead letter.
///
/// A stream thread gives up after about a minute, before the broker would take it for dead; the record is then
/// read again by the thread that replaces it. The model room has no such second reading and waits for as long
/// as it takes.
///
/// @param <T> what the bytes turn out to be
final class PatientReader<T> implements Function<byte[], T> {

    private static final Logger LOG = LoggerFactory.getLogger(PatientReader.class);
    private static final int A_MINUTE = 60;
    private static final long PAUSE_MILLIS = 1_000;

    private final Function<byte[], T> reader;
    private final int attempts;

    private PatientReader(Function<byte[], T> reader, int attempts) {
        this.reader = reader;
        this.attempts = attempts;
    }

    static <T> PatientReader<T> forAMinute(Function<byte[], T> reader) {
        return new PatientReader<>(reader, A_MINUTE);
    }

    static <T> PatientReader<T> forAsLongAsItTakes(Function<byte[], T> reader) {
        return new PatientReader<>(reader, Integer.MAX_VALUE);
    }

    @Override
    public T apply(byte[] value) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reader.apply(value);
            } catch (RegistryUnreachable unreachable) {
                if (attempt == attempts) {
                    throw unreachable;
                }
                LOG.warn("the schema registry cannot be reached; waiting (attempt {})", attempt, unreachable);
                pause(unreachable);
            }
        }
    }

    private static void pause(RegistryUnreachable unreachable) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable;
        }
    }
}
