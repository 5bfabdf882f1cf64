package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.EventType;
import dev.segue.serving.Position;
import dev.segue.serving.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private final JsonNode contract = read();

    @Test
    void namesEveryRouteAndNoOther() {
        Set<String> served = TestRoutes.all().stream()
                .map(route -> route.method() + " " + route.template())
                .collect(Collectors.toSet());

        assertThat(promised()).isEqualTo(served);
    }

    @Test
    void namesEveryQueryParameterOfEveryRouteAndNoOther() {
        assertThat(TestRoutes.all())
                .allSatisfy(route ->
                        assertThat(queryParameters(route)).as(route.template()).isEqualTo(route.parameters()));
    }

    @Test
    void takesTheSameParametersInABody() {
        assertThat(names(contract.at("/components/schemas/RecommendationRequest/properties")))
                .isEqualTo(RecommendationsResource.PARAMETERS);
    }

    @Test
    void knowsTheFieldsOfAnEventThatTheReaderKnows() {
        assertThat(names(contract.at("/components/schemas/Event/properties"))).isEqualTo(EventJson.FIELDS);
    }

    @Test
    void knowsEveryTypeOfEventReasonAndProblem() {
        assertThat(texts(contract.at("/components/schemas/Event/properties/type/enum")))
                .isEqualTo(wireNames(EventType.values(), EventType::wireName));
        assertThat(texts(contract.at("/components/schemas/Reason/properties/code/enum")))
                .isEqualTo(wireNames(Reason.Code.values(), Reason.Code::wireName));
        assertThat(texts(contract.at("/components/schemas/Problem/properties/code/enum")))
                .isEqualTo(wireNames(ProblemCode.values(), ProblemCode::wireName));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = contract.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                contract.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void itsExampleEventsAreAccepted() throws Exception {
        JsonNode examples = contract.at("/paths/~1v1~1events/post/requestBody/content/application~1json/examples");

        try (TestServer segue = TestServer.start()) {
            for (JsonNode example : examples) {
                JsonNode answer =
                        TestServer.json(segue.postEvents(example.path("value").toString()));
                assertThat(answer.path("rejected")).as(example.toString()).isEmpty();
                assertThat(answer.path("accepted").intValue()).isPositive();
            }
        }
    }

    @Test
    void itsExamplePositionsArePositions() {
        assertThat(contract.findValues("position").stream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .map(Position::parse))
                .isNotEmpty()
                .containsOnly(Position.of(Map.of(0, 42L)));
    }

    @Test
    void isServedAsItWasCheckedIn() throws Exception {
        try (TestServer segue = TestServer.start()) {
            assertThat(TestServer.json(segue.get("/openapi.json"))).isEqualTo(contract);
        }
    }

    private Set<String> promised() {
        Set<String> promised = new TreeSet<>();
        contract.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry(
                        (method, _) -> promised.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return promised;
    }

    private Set<String> queryParameters(Route route) {
        JsonNode operation = contract.path("paths")
                .path(route.template())
                .path(route.method().toLowerCase(Locale.ROOT));
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").textValue().equals("query")) {
                names.add(parameter.path("name").textValue());
            }
        }
        return names;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::textValue).toList();
    }

    private static <E> List<String> wireNames(E[] values, Function<E, String> wireName) {
        return Arrays.stream(values).map(wireName).toList();
    }

    private static JsonNode read() {
        try {
            return TestServer.json(new String(
                    new OpenApiResource()
                            .answer(new Request(
                                    "GET",
                                    "/openapi.json",
                                    Map.of(),
                                    new Parameters(Map.of()),
                                    _ -> Optional.empty(),
                                    () -> new byte[0]))
                            .body(),
                    StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError("openapi.json is not JSON", e);
        }
    }
}
