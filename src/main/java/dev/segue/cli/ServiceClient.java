package dev.segue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks a running Segue over HTTP.
final class ServiceClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI service;

    /// @param service the service's address without a path
    ServiceClient(URI service) {
        this.service = service;
    }

    /// Returns the document at a path.
    ///
    /// @param path the path, its segments encoded by [#segment]
    /// @param query parameters, not encoded
    JsonNode get(String path, Map<String, String> query) {
        URI uri = address(path, query);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .build();
        HttpResponse<String> response;
        try (HttpClient client = client()) {
            response = send(client, request, HttpResponse.BodyHandlers.ofString());
        }
        JsonNode document = parse(uri, response.statusCode(), response.body());
        if (response.statusCode() != 200) {
            throw new CommandFailure(ExitStatus.FAILED, problem(uri, response.statusCode(), document));
        }
        return document;
    }

    /// Hands over each line of the body at a path, as it comes.
    ///
    /// @param path the path, its segments encoded by [#segment]
    /// @param line takes each line
    /// @return the headers
    HttpHeaders lines(String path, Consumer<String> line) {
        URI uri = address(path, Map.of());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/x-ndjson, application/problem+json")
                .build();
        try (HttpClient client = client()) {
            HttpResponse<Stream<String>> response = send(client, request, HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() != 200) {
                    String body = lines.collect(Collectors.joining("\n"));
                    int status = response.statusCode();
                    throw new CommandFailure(ExitStatus.FAILED, problem(uri, status, parse(uri, status, body)));
                }
                lines.forEach(line);
            } catch (UncheckedIOException broken) {
                throw new CommandFailure(
                        ExitStatus.FAILED,
                        "%s broke off (%s): what was printed is only a part".formatted(uri, Failures.reason(broken)),
                        broken);
            }
            return response.headers();
        }
    }

    /// Returns text as one segment of a path.
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI address(String path, Map<String, String> query) {
        String base = service.toString().replaceAll("/+$", "");
        String parameters = query.entrySet().stream()
                .map(parameter -> segment(parameter.getKey()) + "=" + segment(parameter.getValue()))
                .collect(Collectors.joining("&"));
        try {
            URI uri = URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters));
            if (uri.getHost() == null || !String.valueOf(uri.getScheme()).startsWith("http")) {
                throw new IllegalArgumentException("no http:// and host");
            }
            return uri;
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--url %s is not an address: %s; expected one such as http://127.0.0.1:8080"
                            .formatted(service, wrong.getMessage()),
                    wrong);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }

    private <T> HttpResponse<T> send(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException unreachable) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "no answer from %s (%s); start one with `segue demo`, or say where it is with --url"
                            .formatted(service, Failures.reason(unreachable)),
                    unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", interrupted);
        }
    }

    private static JsonNode parse(URI uri, int status, String body) {
        try {
            return Json.read(body);
        } catch (JsonProcessingException notJson) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "%s answered %d without JSON; is that a Segue service?".formatted(uri, status),
                    notJson);
        }
    }

    /// RFC 9457: title and detail are for people.
    private static String problem(URI uri, int status, JsonNode problem) {
        String title = problem.path("title").asText("no title");
        String detail = problem.path("detail").asText("");
        return "%s answered %d: %s%s".formatted(uri, status, title, detail.isEmpty() ? "" : ": " + detail);
    }
}
