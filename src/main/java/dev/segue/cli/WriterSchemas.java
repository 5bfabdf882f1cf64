package dev.segue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/// The schemas that records were written with, by id, from a registry with Confluent's REST API.
///
/// Each id is asked for once, whether it was found or not.
final class WriterSchemas implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /// Either a schema or why there is none.
    sealed interface Answer {
        /// The schema with that id.
        record Found(Schema schema) implements Answer {}

        /// Nobody knows it, or nobody answered.
        record Missing(String why) implements Answer {}
    }

    private final List<String> registries;
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    WriterSchemas(List<String> registries) {
        this.registries = List.copyOf(registries);
    }

    Answer byId(int id) {
        return answers.computeIfAbsent(id, this::ask);
    }

    @Override
    public void close() {
        client.close();
    }

    private Answer ask(int id) {
        Answer answer = new Answer.Missing("no registry is set");
        for (String registry : registries) {
            answer = ask(registry, id);
            if (answer instanceof Answer.Found) {
                return answer;
            }
        }
        return answer;
    }

    private Answer ask(String registry, int id) {
        try {
            URI uri = URI.create(registry.replaceAll("/+$", "") + "/schemas/ids/" + id);
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                return new Answer.Missing("%s answered %d".formatted(uri, response.statusCode()));
            }
            return new Answer.Found(new Schema.Parser()
                    .parse(Json.read(response.body()).path("schema").asText()));
        } catch (JsonProcessingException | SchemaParseException | IllegalArgumentException unreadable) {
            return new Answer.Missing(
                    "%s gave no readable schema: %s".formatted(registry, Failures.reason(unreadable)));
        } catch (IOException unreachable) {
            return new Answer.Missing(
                    "no answer from registry %s (%s)".formatted(registry, Failures.reason(unreachable)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Missing("interrupted");
        }
    }
}
