package dev.segue.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Splits a body into items: one object, an array of objects, or one object a line.
///
/// The media type decides where it names NDJSON; otherwise the content does: `[` opens an array, and a first line that
/// is a whole object with something after it means one a line. Items are read one at a time, so a long array is never
/// held as a tree.
///
/// @param max the most that one body may hold
/// @param item what one is called: `event`
/// @param items what several are called: `events`
/// @param reader reads one
/// @param refused makes an item of a line that cannot be read, of a code and a detail
/// @param <T> what an item becomes
record JsonBatch<T>(
        int max, String item, String items, Function<JsonNode, T> reader, BiFunction<String, String, T> refused) {

    /// @throws ProblemException when the body is empty, not JSON, or holds too many
    List<T> read(byte[] body, boolean ndjson) {
        int start = firstByte(body);
        if (start == body.length) {
            throw ProblemCode.EMPTY_BODY.because(
                    "the body is empty; send one %1$s, an array of %2$s, or one %1$s a line".formatted(item, items));
        }
        List<T> found = ndjson || isOneALine(body, start) ? lines(body, start) : values(body, start);
        if (found.isEmpty()) {
            throw ProblemCode.EMPTY_BODY.because("the array holds no %s; send one at least".formatted(items));
        }
        return found;
    }

    private List<T> values(byte[] body, int start) {
        List<T> found = new ArrayList<>();
        try (JsonParser parser = Json.parser(body, start, body.length - start)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    add(found, reader.apply(parser.<JsonNode>readValueAsTree()));
                }
            } else {
                found.add(reader.apply(parser.<JsonNode>readValueAsTree()));
            }
            if (parser.nextToken() != null) {
                throw ProblemCode.MALFORMED_JSON.because("something follows the %s; send an array, or one %s a line"
                        .formatted(found.size() == 1 ? item : "array", item));
            }
        } catch (IOException e) {
            throw Json.malformed(e);
        }
        return found;
    }

    private List<T> lines(byte[] body, int start) {
        List<T> found = new ArrayList<>();
        for (int from = start; from < body.length; ) {
            int end = endOfLine(body, from);
            if (!isBlank(body, from, end)) {
                add(found, line(body, from, end));
            }
            from = end + 1;
        }
        return found;
    }

    private T line(byte[] body, int from, int end) {
        try (JsonParser parser = Json.parser(body, from, end - from)) {
            T read = reader.apply(parser.<JsonNode>readValueAsTree());
            return parser.nextToken() == null
                    ? read
                    : refused.apply("malformed_json", "something follows the %s on its line".formatted(item));
        } catch (IOException e) {
            return refused.apply("malformed_json", Json.describe(e));
        }
    }

    private void add(List<T> found, T read) {
        if (found.size() == max) {
            throw ProblemCode.TOO_MANY_EVENTS.because(
                    "the body holds more than %d %s; send them in several requests".formatted(max, items));
        }
        found.add(read);
    }

    /// Returns whether the first line is a whole object and not the last.
    private static boolean isOneALine(byte[] body, int start) {
        int end = endOfLine(body, start);
        if (body[start] != '{' || isBlank(body, end, body.length)) {
            return false;
        }
        try (JsonParser parser = Json.parser(body, start, end - start)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }

    /// Returns the index of the first byte that is no white space and no byte order mark.
    private static int firstByte(byte[] body) {
        int at = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF ? 3 : 0;
        while (at < body.length && isSpace(body[at])) {
            at++;
        }
        return at;
    }

    private static int endOfLine(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte[] body, int from, int end) {
        for (int at = from; at < end; at++) {
            if (!isSpace(body[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
