package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.util.Objects;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetriedSendsTest {

    private static final String RETRYING = "Got error produce response, retrying ({} attempts left). Error: {}";

    private final LoggerContext delivered = new LoggerContext();
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();
    private Logger sender;

    @BeforeEach
    void configureAsDelivered() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(delivered);
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
        sender = delivered.getLogger("org.apache.kafka.clients.producer.internals.Sender");
        sender.setAdditive(false);
        sender.addAppender(seen);
        seen.start();
    }

    @AfterEach
    void stop() {
        delivered.stop();
    }

    @Test
    void whatIsSentAgainBetweenTwoTransactionsIsNotLogged() {
        sender.warn(RETRYING, 9, "OUT_OF_ORDER_SEQUENCE_NUMBER");
        sender.warn(RETRYING, 9, "CONCURRENT_TRANSACTIONS");
        sender.warn("Got error produce response, retrying (9 attempts left). Error: OUT_OF_ORDER_SEQUENCE_NUMBER");
        sender.error("Error processing append operation", new OutOfOrderSequenceException("Expected sequence 0"));

        assertThat(seen.list).isEmpty();
    }

    @Test
    void everyOtherRetryAndFailureIs() {
        sender.warn(RETRYING, 9, "NOT_ENOUGH_REPLICAS");
        sender.error("Got error produce response: {}", "OUT_OF_ORDER_SEQUENCE_NUMBER");
        sender.error("Error processing append operation", new IllegalStateException("disk"));

        assertThat(seen.list).hasSize(3);
    }
}
