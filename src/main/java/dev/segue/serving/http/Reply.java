package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An answer, ready to be sent.
final class Reply {

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Optional<Consumer<OutputStream>> stream;
    private final Map<String, String> headers;
    private final boolean live;

    /// @param status the status code
    /// @param contentType the media type of the body
    /// @param body the bytes, not changed by anybody from now on
    /// @param headers further headers
    Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this(status, contentType, body, Optional.empty(), headers, false);
    }

    private Reply(
            int status,
            String contentType,
            byte[] body,
            Optional<Consumer<OutputStream>> stream,
            Map<String, String> headers,
            boolean live) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.stream = stream;
        this.headers = Map.copyOf(headers);
        this.live = live;
    }

    /// Returns an answer of any length, written while it is sent.
    ///
    /// @param writer writes the body and closes it, unless it fails
    static Reply streamed(String contentType, Consumer<OutputStream> writer) {
        return new Reply(200, contentType, new byte[0], Optional.of(writer), Map.of(), false);
    }

    /// Returns an answer that goes on until the client leaves or the server stops. It counts as answered once it
    /// begins.
    ///
    /// @param writer writes the body and closes it, unless it fails
    static Reply live(String contentType, Consumer<OutputStream> writer) {
        return new Reply(200, contentType, new byte[0], Optional.of(writer), Map.of(), true);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, MediaTypes.JSON, Json.bytes(body), Map.of());
    }

    /// Returns an answer that says only that it is done.
    static Reply noContent() {
        return new Reply(204, MediaTypes.TEXT, new byte[0], Map.of());
    }

    static Reply text(String contentType, String body) {
        return new Reply(200, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, stream, more, live);
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    /// Returns what writes the body instead of [#body], if anything does.
    Optional<Consumer<OutputStream>> stream() {
        return stream;
    }

    /// Returns whether it goes on and on, see [#live].
    boolean isLive() {
        return live;
    }

    Map<String, String> headers() {
        return headers;
    }
}
