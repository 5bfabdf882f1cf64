package dev.segue.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Requests to the first registry of a list that answers, beginning with the one that answered last.
///
/// A status that another registry, or the same one later, may answer otherwise (5xx, 408, 429, 401, 403) counts as no
/// answer.
final class RegistryHttp {

    private static final String JSON_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// One per connect timeout for the whole process: each has a thread of its own.
    private static final Map<Duration, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final WireConfig config;
    private final HttpClient client;
    private volatile int preferred;

    RegistryHttp(WireConfig config) {
        this.config = config;
        this.client = CLIENTS.computeIfAbsent(config.connectTimeout(), RegistryHttp::client);
    }

    private static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    Answer get(String path) {
        return send(path, Optional.empty());
    }

    Answer post(String path, String body) {
        return send(path, Optional.of(body));
    }

    private Answer send(String path, Optional<String> body) {
        int count = config.urls().size();
        int first = preferred;
        RegistryUnreachable failure = new RegistryUnreachable("no schema registry is configured", null);
        for (int turn = 0; turn < count; turn++) {
            int index = (first + turn) % count;
            try {
                Answer answer = exchange(config.urls().get(index), path, body);
                preferred = index;
                return answer;
            } catch (RegistryUnreachable e) {
                failure = e;
            }
        }
        throw failure;
    }

    private Answer exchange(URI url, String path, Optional<String> body) {
        try {
            HttpResponse<byte[]> response = client.send(request(url, path, body), BodyHandlers.ofByteArray());
            if (isNoAnswer(response.statusCode())) {
                throw new RegistryUnreachable(
                        "the schema registry at %s answered HTTP %d".formatted(url, response.statusCode()), null);
            }
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new RegistryUnreachable("the schema registry at %s cannot be reached: %s".formatted(url, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnreachable("interrupted while waiting for the schema registry at " + url, e);
        }
    }

    private HttpRequest request(URI url, String path, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(config.readTimeout())
                .header("Accept", JSON_TYPE)
                .header("Content-Type", JSON_TYPE);
        config.authorization().ifPresent(value -> request.header("Authorization", value));
        body.ifPresent(text -> request.POST(BodyPublishers.ofString(text)));
        return request.build();
    }

    private static boolean isNoAnswer(int status) {
        return status >= 500 || status == 408 || status == 429 || status == 401 || status == 403;
    }

    private static JsonNode json(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /// What a registry answered.
    ///
    /// @param body the JSON, missing when it is none
    record Answer(int status, JsonNode body) {

        boolean isSuccess() {
            return status / 100 == 2 && body.isContainerNode();
        }

        /// Returns the registry's own code of an error, 0 when there is none: a success, or not a registry.
        int errorCode() {
            return isSuccess() ? 0 : body.path("error_code").asInt(0);
        }
    }
}
