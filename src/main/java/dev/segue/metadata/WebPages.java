package dev.segue.metadata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fetches metadata page by page, politely: never faster than agreed, and when the server says *later* or fails, later.
///
/// The next page is named by the header `Link: <…>; rel="next"`, by a field `next` (Spotify), or follows from
/// `…-count` and `…-offset` (MusicBrainz). 429 and 5xx are tried again after `Retry-After` or, without one, after twice
/// the last wait. Not thread-safe.
public final class WebPages {

    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern NEXT_LINK = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client;
    private final Duration pause;
    private final Waiting waiting;
    private boolean asked;

    /// One page.
    ///
    /// @param body a temporary file that holds it; the caller deletes it
    /// @param next where the next one is; empty after the last
    public record Page(Path body, Optional<URI> next) {}

    /// Lets time pass.
    @FunctionalInterface
    public interface Waiting {

        /// Returns after so long.
        void sleep(Duration duration) throws InterruptedException;
    }

    /// @param client asks; stays the caller's
    /// @param pause the least time between two requests
    /// @param waiting lets time pass
    public WebPages(HttpClient client, Duration pause, Waiting waiting) {
        this.client = client;
        this.pause = pause;
        this.waiting = waiting;
    }

    /// Fetches a page.
    ///
    /// @throws IOException when it cannot be had, in one line
    public Page fetch(URI uri) throws IOException, InterruptedException {
        Duration wait = FIRST_WAIT;
        String reason = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (asked) {
                waiting.sleep(pause);
            }
            asked = true;
            Path body = Files.createTempFile("segue-page", "");
            try {
                HttpResponse<Path> response = client.send(request(uri), BodyHandlers.ofFile(body));
                int status = response.statusCode();
                if (status == 200) {
                    return new Page(body, next(uri, response, body));
                }
                reason = "it answered " + status;
                if (status != 429 && status < 500) {
                    attempt = ATTEMPTS;
                }
                wait = retryAfter(response).orElse(wait);
            } catch (IOException failed) {
                reason = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            }
            Files.deleteIfExists(body);
            if (attempt < ATTEMPTS) {
                waiting.sleep(wait);
                wait = min(wait.multipliedBy(2));
            }
        }
        throw new IOException("%s could not be fetched: %s".formatted(uri, reason));
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("User-Agent", "segue-catalog-load")
                .header("Accept", "application/json, application/x-ndjson, text/csv, */*;q=0.5")
                .build();
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.strip().matches("[0-9]{1,6}"))
                .map(value -> min(Duration.ofSeconds(Long.parseLong(value.strip()))));
    }

    private static Duration min(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Optional<URI> next(URI uri, HttpResponse<Path> response, Path body) throws IOException {
        for (String link : response.headers().allValues("Link")) {
            Matcher next = NEXT_LINK.matcher(link);
            if (next.find()) {
                return Optional.of(uri.resolve(next.group(1)));
            }
        }
        try (InputStream in = Files.newInputStream(body)) {
            int first = in.read();
            return first == '{' ? nextInDocument(uri, body) : Optional.empty();
        }
    }

    /// Looks at the fields of the outermost object only; a body of JSON lines has none that matter.
    private static Optional<URI> nextInDocument(URI uri, Path body) {
        long count = -1;
        long offset = -1;
        long items = 0;
        try (JsonParser parser = MAPPER.createParser(body.toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("next") && value == JsonToken.VALUE_STRING) {
                    return Optional.of(uri.resolve(parser.getText()));
                } else if (name.endsWith("count") && value == JsonToken.VALUE_NUMBER_INT) {
                    count = parser.getLongValue();
                } else if (name.endsWith("offset") && value == JsonToken.VALUE_NUMBER_INT) {
                    offset = parser.getLongValue();
                } else if (value == JsonToken.START_ARRAY) {
                    for (items = 0; parser.nextToken() != JsonToken.END_ARRAY; items++) {
                        parser.skipChildren();
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException _) {
            return Optional.empty(); // reading it will say what is wrong
        }
        boolean more = count >= 0 && offset >= 0 && items > 0 && offset + items < count;
        return more ? Optional.of(withOffset(uri, offset + items)) : Optional.empty();
    }

    private static URI withOffset(URI uri, long offset) {
        String text = uri.toString().replaceAll("([?&])offset=[0-9]*&?", "$1").replaceAll("[?&]$", "");
        return URI.create(text + (text.contains("?") ? "&" : "?") + "offset=" + offset);
    }
}
