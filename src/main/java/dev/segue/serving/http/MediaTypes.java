package dev.segue.serving.http;

import java.util.Locale;
import java.util.Set;

/// Which bodies are read as JSON, whatever they call themselves, and which are plainly something else.
///
/// `curl -d` says `application/x-www-form-urlencoded` and many clients say nothing: both are looked at by content.
final class MediaTypes {

    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    static final String NDJSON_SENT = "application/x-ndjson";
    static final String TEXT = "text/plain; charset=utf-8";

    private static final Set<String> NDJSON =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");
    private static final Set<String> LENIENT = Set.of(
            "", JSON, "text/json", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded");

    private MediaTypes() {}

    static String bare(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isNdjson(String mediaType) {
        return NDJSON.contains(mediaType);
    }

    /// @throws ProblemException when the body is of a type or an encoding that is not read
    static void requireJson(Request request) {
        String type = request.mediaType();
        if (!LENIENT.contains(type) && !NDJSON.contains(type) && !type.endsWith("+json")) {
            throw ProblemCode.UNSUPPORTED_MEDIA_TYPE.because(
                    "a body of type %s is not read; send application/json or application/x-ndjson".formatted(type));
        }
        String encoding = request.header("Content-Encoding").orElse("identity");
        if (!encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(encoded(encoding));
        }
    }

    static Problem encoded(String encoding) {
        return ProblemCode.UNSUPPORTED_MEDIA_TYPE.with(
                "a body with Content-Encoding %s is not read; send it as it is".formatted(encoding));
    }
}
