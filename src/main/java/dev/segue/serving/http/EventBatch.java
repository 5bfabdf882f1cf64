package dev.segue.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Splits a body into events: one object, an array of objects, or one object a line.
///
/// The media type decides where it names NDJSON; otherwise the content does: `[` opens an array, and a first line that
/// is a whole object with something after it means one a line. Items are read one at a time, so a long array is never
/// held as a tree.
///
/// @param maxEvents the most that one body may hold
record EventBatch(int maxEvents) {

    /// @throws ProblemException when the body is empty, not JSON, or holds too many
    List<ReadEvent> read(byte[] body, boolean ndjson) {
        int start = firstByte(body);
        if (start == body.length) {
            throw ProblemCode.EMPTY_BODY.because(
                    "the body is empty; send one event, an array of events, or one event a line");
        }
        List<ReadEvent> events = ndjson || isOneALine(body, start) ? lines(body, start) : values(body, start);
        if (events.isEmpty()) {
            throw ProblemCode.EMPTY_BODY.because("the array holds no events; send one at least");
        }
        return events;
    }

    private List<ReadEvent> values(byte[] body, int start) {
        List<ReadEvent> events = new ArrayList<>();
        try (JsonParser parser = Json.parser(body, start, body.length - start)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    add(events, EventJson.read(parser.<JsonNode>readValueAsTree()));
                }
            } else {
                events.add(EventJson.read(parser.<JsonNode>readValueAsTree()));
            }
            if (parser.nextToken() != null) {
                throw ProblemCode.MALFORMED_JSON.because("something follows the %s; send an array, or one event a line"
                        .formatted(events.size() == 1 ? "event" : "array"));
            }
        } catch (IOException e) {
            throw Json.malformed(e);
        }
        return events;
    }

    private List<ReadEvent> lines(byte[] body, int start) {
        List<ReadEvent> events = new ArrayList<>();
        for (int from = start; from < body.length; ) {
            int end = endOfLine(body, from);
            if (!isBlank(body, from, end)) {
                add(events, line(body, from, end));
            }
            from = end + 1;
        }
        return events;
    }

    private static ReadEvent line(byte[] body, int from, int end) {
        try (JsonParser parser = Json.parser(body, from, end - from)) {
            ReadEvent event = EventJson.read(parser.<JsonNode>readValueAsTree());
            return parser.nextToken() == null
                    ? event
                    : ReadEvent.refused("malformed_json", "something follows the event on its line");
        } catch (IOException e) {
            return ReadEvent.refused("malformed_json", Json.describe(e));
        }
    }

    private void add(List<ReadEvent> events, ReadEvent event) {
        if (events.size() == maxEvents) {
            throw ProblemCode.TOO_MANY_EVENTS.because(
                    "the body holds more than %d events; send them in several requests".formatted(maxEvents));
        }
        events.add(event);
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
