package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.serving.Dumps;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DumpResourceTest {

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void sendsOneRowALine() throws Exception {
        segue.dumps.rows = sink -> {
            sink.accept(Map.of("plays", 7));
            sink.accept(Map.of("plays", 8));
        };

        HttpResponse<String> response = segue.get("/v1/dump/track-totals");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(response.headers().firstValue("Segue-Partitions")).contains("2/2");
        assertThat(response.body()).isEqualTo("{\"plays\":7}\n{\"plays\":8}\n");
    }

    @Test
    void sendsMoreThanFitsIntoABuffer() throws Exception {
        segue.dumps.rows = sink -> {
            for (int i = 0; i < 100_000; i++) {
                sink.accept(Map.of("plays", i));
            }
        };

        assertThat(segue.get("/v1/dump/track-totals").body().lines()).hasSize(100_000);
    }

    @Test
    void leavesTheBodyWithoutItsEndWhenReadingFails() {
        segue.dumps.rows = sink -> {
            for (int i = 0; i < 100_000; i++) {
                sink.accept(Map.of("plays", i));
            }
            throw new IllegalStateException("moved away");
        };

        assertThatThrownBy(() -> segue.get("/v1/dump/track-totals")).isInstanceOf(IOException.class);
    }

    @Test
    void answersHeadWithoutReadingTheStore() throws Exception {
        segue.dumps.rows = _ -> {
            throw new IllegalStateException("read");
        };

        HttpResponse<String> response =
                segue.send(segue.request("/v1/dump/track-totals").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhichStoresThereAre() throws Exception {
        HttpResponse<String> response = segue.get("/v1/dump/track-total");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(response).path("detail").textValue()).contains("track-totals");
    }

    @Test
    void saysThatTheStoreIsMoving() throws Exception {
        segue.dumps.coverage = new Dumps.Coverage(0, 2);

        HttpResponse<String> response = segue.get("/v1/dump/track-totals");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }
}
