package dev.segue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// JSON on standard output and from services.
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter INDENTED = MAPPER.writerWithDefaultPrettyPrinter();

    private Json() {}

    /// Prints one document, indented.
    static void print(PrintWriter out, Object document) {
        out.println(write(INDENTED, document));
    }

    /// Returns a document on one line.
    static String line(Object document) {
        return write(MAPPER.writer(), document);
    }

    /// Prints one object on one line.
    static void printLine(PrintWriter out, @Nullable Object document) {
        out.println(write(MAPPER.writer(), document));
    }

    /// Reads a document.
    ///
    /// @throws JsonProcessingException when it is not JSON
    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    private static String write(ObjectWriter writer, @Nullable Object document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
