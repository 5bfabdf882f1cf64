package dev.segue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets what @BeforeEach sets
class EmbeddedRegistryTest {

    private static final String V1 = record("");
    private static final String V2 = record("{'name':'b','type':'int','default':0}");
    private static final String WITHOUT_DEFAULT = record("{'name':'c','type':'int'}");

    private static HttpClient http;
    private EmbeddedRegistry registry;

    @TempDir
    private Path dir;

    @BeforeAll
    static void openClient() {
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void closeClient() {
        http.close();
    }

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(Optional.of(dir), 0);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void givesOneIdToASchemaWhateverTheSubject() throws Exception {
        assertThat(post("/subjects/a-value/versions", V1)).isEqualTo("200 {'id':1}");
        assertThat(post("/subjects/b-value/versions", V2)).isEqualTo("200 {'id':2}");
        assertThat(post("/subjects/b-value/versions", V2)).isEqualTo("200 {'id':2}");
        assertThat(post("/subjects/b-value/versions", WITHOUT_DEFAULT)).startsWith("409 {'error_code':409");
        assertThat(post("/subjects/c-value/versions", V1)).isEqualTo("200 {'id':1}");

        assertThat(get("/subjects")).isEqualTo("200 ['a-value','b-value','c-value']");
        assertThat(get("/schemas/ids/1/versions"))
                .isEqualTo("200 [{'subject':'a-value','version':1},{'subject':'c-value','version':1}]");
    }

    @Test
    void refusesASchemaThatCannotReadTheLatest() throws Exception {
        post("/subjects/a-value/versions", V1);

        String answer = post("/subjects/a-value/versions", WITHOUT_DEFAULT);

        assertThat(answer).startsWith("409 {'error_code':409").contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(get("/subjects/a-value/versions")).isEqualTo("200 [1]");
    }

    @Test
    void obeysTheLevelOfTheSubjectBeforeThatOfTheRegistry() throws Exception {
        post("/subjects/a-value/versions", V1);
        assertThat(put("/config/a-value", "{'compatibility':'NONE'}")).isEqualTo("200 {'compatibility':'NONE'}");

        assertThat(post("/subjects/a-value/versions", WITHOUT_DEFAULT)).isEqualTo("200 {'id':2}");
        assertThat(get("/config")).isEqualTo("200 {'compatibilityLevel':'BACKWARD'}");
    }

    @Test
    void checksWithoutRegistering() throws Exception {
        post("/subjects/a-value/versions", V1);

        assertThat(post("/compatibility/subjects/a-value/versions/latest", V2)).isEqualTo("200 {'is_compatible':true}");
        assertThat(post("/compatibility/subjects/a-value/versions/1", WITHOUT_DEFAULT))
                .isEqualTo("200 {'is_compatible':false}");
        assertThat(get("/subjects/a-value/versions")).isEqualTo("200 [1]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/subjects/none/versions/latest, 404 {'error_code':40401",
                "/subjects/none/versions, 404 {'error_code':40401",
                "/subjects/a-value/versions/7, 404 {'error_code':40402",
                "/subjects/a-value/versions/zero, 422 {'error_code':42202",
                "/schemas/ids/99, 404 {'error_code':40403",
                "/schemas/ids/many, 404 {'error_code':404",
                "/config/a-value, 404 {'error_code':40408",
                "/associations/resources, 404 {'error_code':404",
            })
    void answersWithConfluentsErrorCodes(String path, String expected) throws Exception {
        post("/subjects/a-value/versions", V1);

        assertThat(get(path)).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'schema':'{\\'type\\':\\'nonsense\\'}'} | 422 {'error_code':42201",
                "{'other':1} | 422 {'error_code':42201",
                "not json | 400 {'error_code':400",
            },
            quoteCharacter = '"')
    void refusesWhatIsNoSchema(String body, String expected) throws Exception {
        assertThat(send("POST", "/subjects/a-value/versions", body)).startsWith(expected);
    }

    @Test
    void findsTheVersionOfASchema() throws Exception {
        post("/subjects/a-value/versions", V1);

        assertThat(post("/subjects/a-value", V1)).startsWith("200 {'subject':'a-value','id':1,'version':1,'schema':");
        assertThat(post("/subjects/a-value", V2)).startsWith("404 {'error_code':40403");
        assertThat(post("/subjects/none", V2)).startsWith("404 {'error_code':40401");
    }

    @Test
    void takesSubjectsWithAnyCharacters() throws Exception {
        post("/subjects/a%2Fb%20c+d/versions", V1);

        assertThat(get("/subjects")).isEqualTo("200 ['a/b c+d']");
    }

    @Test
    void remembersSchemasIdsAndLevels() throws Exception {
        post("/subjects/a-value/versions", V1);
        post("/subjects/a-value/versions", V2);
        put("/config/a-value", "{'compatibility':'FULL'}");
        String before = get("/subjects/a-value/versions/latest");

        registry.close();
        start();

        assertThat(get("/subjects/a-value/versions/latest")).isEqualTo(before);
        assertThat(get("/config/a-value")).isEqualTo("200 {'compatibilityLevel':'FULL'}");
        assertThat(post("/subjects/b-value/versions", V1)).isEqualTo("200 {'id':1}");
    }

    @Test
    void dropsALastLineThatACrashCutShort() throws Exception {
        post("/subjects/a-value/versions", V1);
        registry.close();
        Files.writeString(dir.resolve("schemas.jsonl"), "{'subject':'torn','ver", StandardOpenOption.APPEND);

        start();
        post("/subjects/b-value/versions", V2);
        registry.close();
        start();

        assertThat(get("/subjects")).isEqualTo("200 ['a-value','b-value']");
    }

    @Test
    void refusesAJournalThatIsDamagedInTheMiddle() throws Exception {
        post("/subjects/a-value/versions", V1);
        registry.close();
        Path journal = dir.resolve("schemas.jsonl");
        Files.writeString(journal, "rubbish\n" + Files.readString(journal));

        assertThatThrownBy(() -> EmbeddedRegistry.start(Optional.of(dir), 0))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("line 1 of " + journal);
    }

    @Test
    void refusesADirectoryThatAnotherUses() {
        assertThatThrownBy(() -> EmbeddedRegistry.start(Optional.of(dir), 0))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void namesAPortThatIsInUse() {
        int port = registry.port();

        assertThatThrownBy(() -> EmbeddedRegistry.start(Optional.empty(), port))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    private static String record(String more) {
        return "{'type':'record','name':'R','fields':[{'name':'a','type':'string'}%s]}"
                .formatted(more.isEmpty() ? "" : "," + more);
    }

    private String post(String path, String schema) throws Exception {
        return send("POST", path, "{'schema':'%s'}".formatted(schema.replace("'", "\\'")));
    }

    private String put(String path, String body) throws Exception {
        return send("PUT", path, body);
    }

    private String get(String path) throws Exception {
        return send("GET", path, "");
    }

    /// Sends and returns status and body; single quotes stand for double ones, both ways.
    private String send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().replace('"', '\'');
    }
}
