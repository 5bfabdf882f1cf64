package dev.segue.serving.http;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A request as resources see it.
///
/// @param method the HTTP method
/// @param target path and query, as they came
/// @param ids the parts of the path that the route's template names, percent-decoded
/// @param query the query parameters, all of them known to the route
/// @param headers looks up a header by name
/// @param body reads the body once
record Request(
        String method,
        String target,
        Map<String, String> ids,
        Parameters query,
        Function<String, Optional<String>> headers,
        Body body) {

    /// The body of a request.
    @FunctionalInterface
    interface Body {

        /// Reads it to its end.
        ///
        /// @throws ProblemException when it is too long or too slow
        byte[] read();
    }

    /// Returns the same request with a body that can be read more than once.
    Request withBodyKept() {
        byte[] kept = body.read();
        return new Request(method, target, ids, query, headers, () -> kept);
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /// Returns the media type in lower case without its parameters, empty when none was sent.
    String mediaType() {
        return MediaTypes.bare(header("Content-Type").orElse(""));
    }

    ListenerId listener() {
        return id("user", ListenerId.MAX_LENGTH, ListenerId::new);
    }

    TrackId track() {
        return id("track", TrackId.MAX_LENGTH, TrackId::new);
    }

    String id(String name) {
        String value = ids.get(name);
        if (value == null) {
            throw new IllegalStateException("the route names no {%s}".formatted(name));
        }
        return value;
    }

    private <T> T id(String name, int maxLength, Function<String, T> type) {
        String value = id(name);
        if (value.length() > maxLength) {
            throw ProblemCode.INVALID_ID.because("the %s id in the path has %d characters; at most %d are allowed"
                    .formatted(name, value.length(), maxLength));
        }
        return type.apply(value);
    }
}
