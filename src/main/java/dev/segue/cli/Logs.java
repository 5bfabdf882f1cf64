package dev.segue.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// How much is logged to standard error.
final class Logs {

    /// Kept here because the JDK forgets the level of a logger that nobody holds.
    private static final java.util.logging.Logger LUCENE = java.util.logging.Logger.getLogger("org.apache.lucene");

    private Logs() {}

    /// Keeps Lucene from warning that it does without the vector module, which only a search of many tracks would feel,
    /// and the settings from starting Log4j, which is there for the broker alone.
    static void quietLibraries() {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        LUCENE.setLevel(java.util.logging.Level.SEVERE);
    }

    /// Shows our own debug lines and what the libraries have to say; the default is in `logback.xml`.
    static void showDebug() {
        setLevel("dev.segue", Level.DEBUG);
        setLevel(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.INFO);
        setLevel("org.apache.kafka", Level.INFO);
        setLevel("io.helidon", Level.INFO);
    }

    private static void setLevel(String logger, Level level) {
        if (LoggerFactory.getLogger(logger) instanceof Logger ours) {
            ours.setLevel(level);
        }
    }
}
