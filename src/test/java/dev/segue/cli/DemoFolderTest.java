package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    @Test
    void aFolderKeepsThePartitionsThatItWasBegunWith() {
        DemoFolder begun = DemoFolder.open(dir, false);
        assertThat(begun.partitionsOr(2)).isEqualTo(2);
        begun.note("invented", 10, "ann");

        assertThat(DemoFolder.open(dir, false).partitionsOr(8)).isEqualTo(2);
        assertThat(DemoFolder.open(dir, true).partitionsOr(8)).isEqualTo(8);
    }

    @Test
    void aFolderThatDoesNotSayHasFour() throws IOException {
        Files.writeString(dir.resolve("demo.properties"), "source=invented\nsent=500\n");

        assertThat(DemoFolder.open(dir, false).partitionsOr(2)).isEqualTo(4);
    }
}
