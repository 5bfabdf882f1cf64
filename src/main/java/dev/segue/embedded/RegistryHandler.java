package dev.segue.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The registry's HTTP side: bytes to [RegistryRoutes] and back. It always answers JSON, errors included, because
/// clients parse the body of a 404.
final class RegistryHandler implements HttpHandler {

    private static final int MAX_BODY = 4 << 20;
    private static final String JSON_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryRoutes routes;

    RegistryHandler(RegistryRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, answer(exchange));
            } catch (RegistryError e) {
                send(exchange, e.status(), error(e.code(), e.problem()));
            } catch (RuntimeException e) {
                send(exchange, 500, error(500, e.toString()));
            }
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return routes.answer(
                exchange.getRequestMethod(), segments(exchange.getRequestURI().getRawPath()), query, body(exchange));
    }

    private static List<String> segments(String rawPath) {
        return Stream.of(rawPath.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new RegistryError(413, "request body is larger than %d bytes".formatted(MAX_BODY));
        }
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new RegistryError(400, "request body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonNode error(int code, String message) {
        return JSON.createObjectNode().put("error_code", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", JSON_TYPE);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
