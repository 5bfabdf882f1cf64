package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaEvolutionTest {

    private static final Path CURRENT = Path.of("schemas");
    private static final Path RELEASED = Path.of("src", "test", "resources", "schemas-released");

    @ParameterizedTest
    @MethodSource("released")
    void readsWhatTheLastReleaseWrote(Schema released) throws IOException {
        Schema current = schemas(CURRENT).get(released.getFullName());

        assertThat(current).as("%s was removed", released.getFullName()).isNotNull();
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(current, released)
                        .getResult()
                        .getIncompatibilities())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("current")
    void explainsEveryRecordAndField(Schema schema) {
        List<String> unexplained = Stream.concat(
                        Stream.ofNullable(schema.getDoc() == null ? schema.getName() : null),
                        fields(schema).filter(field -> field.doc() == null).map(Schema.Field::name))
                .toList();

        assertThat(unexplained).isEmpty();
    }

    @Test
    void hasOneFilePerTopLevelRecord() throws IOException {
        assertThat(schemas(CURRENT))
                .containsKeys(
                        "dev.segue.wire.ListeningEvent",
                        "dev.segue.wire.Track",
                        "dev.segue.wire.Album",
                        "dev.segue.wire.Artist",
                        "dev.segue.wire.Playlist",
                        "dev.segue.wire.Recommendations",
                        "dev.segue.wire.Impression",
                        "dev.segue.wire.SimilarTracks",
                        "dev.segue.wire.ModelMetrics",
                        "dev.segue.wire.DeadLetter");
    }

    private static Stream<Schema.Field> fields(Schema schema) {
        return schema.getType() == Schema.Type.RECORD ? schema.getFields().stream() : Stream.empty();
    }

    static Stream<Schema> released() throws IOException {
        return schemas(RELEASED).values().stream();
    }

    static Stream<Schema> current() throws IOException {
        return schemas(CURRENT).values().stream();
    }

    /// Returns all named schemas of a folder, nested ones too.
    private static Map<String, Schema> schemas(Path folder) throws IOException {
        SchemaParser parser = new SchemaParser();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".avsc")).toList()) {
                parser.parse(file);
            }
        }
        Map<String, Schema> byName = new TreeMap<>();
        parser.getParsedNamedSchemas().forEach(schema -> byName.put(schema.getFullName(), schema));
        return byName;
    }
}
