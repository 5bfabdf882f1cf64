package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.serving.Answer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A position of a partition that is not there, wherever `after` is taken.
class AfterTest {

    private final TestServer segue = TestServer.start();

    @BeforeEach
    void thereAreTwoPartitions() {
        segue.lookups.recommend = _ -> new Answer.NoSuchPartition<>(99, 2);
        segue.lookups.order = _ -> new Answer.NoSuchPartition<>(99, 2);
        segue.lookups.taste = new Answer.NoSuchPartition<>(99, 2);
    }

    @AfterEach
    void stop() {
        segue.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recommendations?after=AWMF",
                "recommendations?kind=album&after=AWMF",
                "next?after=AWMF",
                "taste?after=AWMF",
                "blocks?after=AWMF",
                "preferences?after=AWMF"
            })
    void aQueryIsRefused(String path) throws Exception {
        assertThatItIsRefused(segue.get("/v1/users/ann/" + path));
    }

    @Test
    void aBodyIsRefused() throws Exception {
        assertThatItIsRefused(segue.post("/v1/users/ann/recommendations", "application/json", "{\"after\":\"AWMF\"}"));
        assertThatItIsRefused(
                segue.post("/v1/users/ann/rank", "application/json", "{\"tracks\":[\"a\"],\"after\":\"AWMF\"}"));
    }

    private static void assertThatItIsRefused(HttpResponse<String> response) throws Exception {
        JsonNode problem = TestServer.json(response);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.path("code").textValue()).isEqualTo("invalid_parameter");
        assertThat(problem.path("detail").textValue())
                .isEqualTo("parameter `after` names partition 99 of the log, which has 2, counted from 0; "
                        + "send the `position` of an answer unchanged");
    }
}
