package dev.segue.recount;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.Schema;

/// Schemas by their id, as the registry's REST interface gives them.
public final class RegistrySchemas implements IntFunction<Optional<Schema>>, AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Optional<Schema>> known = new HashMap<>();

    /// @param url of the registry
    public RegistrySchemas(String url) {
        this.url = url;
    }

    @Override
    public Optional<Schema> apply(int id) {
        return known.computeIfAbsent(id, this::fetch);
    }

    @Override
    public void close() {
        http.close();
    }

    private Optional<Schema> fetch(int id) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + id)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            String schema =
                    new ObjectMapper().readTree(answer.body()).get("schema").asText();
            return Optional.of(new Schema.Parser().parse(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
