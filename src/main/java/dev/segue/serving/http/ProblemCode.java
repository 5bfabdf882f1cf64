package dev.segue.serving.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of problems; clients may rely on the names, and each has a page under `/problems/`.
enum ProblemCode {
    HELD_ELSEWHERE(307, "Another process holds this listener", "Follow `Location`, which names the owner."),
    BAD_REQUEST(400, "The request is not valid HTTP", "Check the request line and the headers."),
    MALFORMED_JSON(400, "The body is not valid JSON", "The detail says where the reader stopped."),
    EMPTY_BODY(400, "The body holds nothing", "Send one event, an array of events, or one event a line."),
    INVALID_BODY(400, "The body is not what this path takes", "The detail says what was expected."),
    INVALID_PARAMETER(400, "A parameter has a wrong value", "The detail names the parameter and what it may be."),
    UNKNOWN_PARAMETER(400, "A parameter is not known", "The detail names the nearest parameter that is known."),
    INVALID_CURSOR(400, "The cursor cannot be read on from", "Send that of the last answer unchanged, or none."),
    INVALID_HEADER(400, "A header has a wrong value", "The detail names the header and what it may be."),
    INVALID_ID(400, "An id in the path is not valid", "Ids are percent-encoded UTF-8 of 1 to 512 characters."),
    UNKNOWN_PATH(404, "There is nothing at this path", "`/` names what there is."),
    NOT_FOUND(404, "Nothing is known about this", "The track or listener has not been seen yet."),
    METHOD_NOT_ALLOWED(405, "The path does not take this method", "The `Allow` header names those that it takes."),
    REQUEST_TIMEOUT(408, "The body took too long to arrive", "Send less at once, or over a faster connection."),
    CURSOR_EXPIRED(410, "The cursor is too old", "Ask again without `cursor`, which begins a new list."),
    PAYLOAD_TOO_LARGE(413, "The body is too long", "Send fewer events in one request; the detail names the limit."),
    TOO_MANY_EVENTS(413, "Too many events in one request", "Send them in several; the detail names the limit."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a type that is not read", "Send JSON or NDJSON, not compressed."),
    NO_EVENT_ACCEPTED(422, "Not one event was accepted", "`errors` says for each what to change."),
    NO_ENTRY_ACCEPTED(422, "Not one catalog entry was accepted", "`errors` says for each what to change."),
    HEADERS_TOO_LARGE(431, "The headers are too long", "Send fewer or shorter headers, or a shorter URL."),
    INTERNAL(500, "Something went wrong here", "The server's log has the cause under the error's id."),
    LOG_UNAVAILABLE(503, "Events cannot be stored at the moment", "Send the same again; nothing is counted twice."),
    STATE_MOVING(503, "The state is being restored or moved", "Ask again after `Retry-After`."),
    BODIES_OVERLOADED(503, "Too many long bodies at once", "Send it again after `Retry-After`, or in parts."),
    OVERLOADED(503, "Too many requests at once", "Ask again after `Retry-After`."),
    TOO_MANY_STREAMS(503, "Too many streams at once", "Ask again after `Retry-After`, or ask for lists one by one."),
    STOPPING(503, "The server is about to stop", "Ask again; another process may answer.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemCode(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// Returns what to do about it.
    String advice() {
        return advice;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Problem with(String detail) {
        return Problem.of(this, detail);
    }

    ProblemException because(String detail) {
        return new ProblemException(with(detail));
    }

    static Optional<ProblemCode> named(String name) {
        return Arrays.stream(values())
                .filter(code -> code.wireName().equals(name))
                .findFirst();
    }

    /// Returns the most general code of a status that Helidon chose.
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 404 -> UNKNOWN_PATH;
            case 405 -> METHOD_NOT_ALLOWED;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> OVERLOADED;
            default -> status >= 500 ? INTERNAL : BAD_REQUEST;
        };
    }
}
