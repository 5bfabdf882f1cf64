package dev.segue.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/// Keeps back what Kafka says of a send that it repeats by itself between two transactions.
///
/// With transactions of the second version a producer's first batch can reach the broker while the markers of the last
/// transaction are still being written. The broker refuses it and what follows it, both sides log that as an error, and
/// the producer sends all again in order. A send that fails in the end is thrown, and logged by who catches it.
public final class RetriedSends extends TurboFilter {

    private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";
    private static final Set<String> BETWEEN_TRANSACTIONS =
            Set.of("OUT_OF_ORDER_SEQUENCE_NUMBER", "CONCURRENT_TRANSACTIONS");

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        boolean known = failure instanceof OutOfOrderSequenceException
                || (format != null && logger.getName().equals(SENDER) && isRetried(format, arguments));
        return known ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isRetried(String format, @Nullable Object @Nullable [] arguments) {
        // Kafka's own loggers hand over text that is put together already.
        String text = MessageFormatter.arrayFormat(format, arguments).getMessage();
        return text.contains("retrying (") && BETWEEN_TRANSACTIONS.stream().anyMatch(text::endsWith);
    }
}
