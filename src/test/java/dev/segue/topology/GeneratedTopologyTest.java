package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedTopologyTest {

    private static final Path FOLDER = Path.of("topology-docs/generated");

    private final DocumentedTopology topology = new DocumentedTopology();

    @Test
    void theTextIsFresh() throws IOException {
        assertFresh("topology.txt", TopologyText.of(topology));
    }

    @Test
    void theDiagramIsFresh() throws IOException {
        assertFresh("topology.mmd", TopologyDiagram.of(topology));
    }

    @Test
    void theTableOfTopicsAndStoresIsFresh() throws IOException {
        assertFresh("topics-and-stores.md", TopicsAndStoresPage.of(topology));
    }

    private static void assertFresh(String page, String fresh) throws IOException {
        Path file = FOLDER.resolve(page);
        if (Boolean.getBoolean("segue.docs.write") && !"true".equals(System.getenv("CI"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, fresh);
        }

        assertThat(file)
                .as("stale or missing; write it anew with -Dsegue.docs.write=true")
                .content()
                .isEqualTo(fresh);
    }
}
