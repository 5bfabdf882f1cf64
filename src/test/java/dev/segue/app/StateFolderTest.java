package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    private Path dir;

    @Test
    void isStampedAtTheFirstStartAndTakenAgain() {
        new StateFolder(dir.resolve("state"), "segue", 4).claim();

        assertThatCode(() -> new StateFolder(dir.resolve("state"), "segue", 4).claim())
                .doesNotThrowAnyException();
        assertThat(dir.resolve("state/segue-state.properties")).content().contains("format=" + StateFolder.FORMAT);
    }

    @Test
    void refusesTheStateOfANewerBuild() throws IOException {
        Files.writeString(
                dir.resolve("segue-state.properties"),
                "format=%d%napplication-id=segue%npartitions=4%n".formatted(StateFolder.FORMAT + 1));

        assertThatThrownBy(() -> new StateFolder(dir, "segue", 4).claim())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("which a newer Segue has written; this one reads up to " + StateFolder.FORMAT);
    }

    @Test
    void refusesAnotherNumberOfPartitions() {
        new StateFolder(dir, "segue", 4).claim();

        assertThatThrownBy(() -> new StateFolder(dir, "segue", 8).claim())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("segue.topology.partitions=4 but segue.topology.partitions is 8");
    }

    @Test
    void refusesAnotherApplication() {
        new StateFolder(dir, "segue", 4).claim();

        assertThatThrownBy(() -> new StateFolder(dir, "other", 4).claim())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("segue.topology.application-id is other");
    }

    @Test
    void takesAwayATaskWhoseStoreWasHalfDeletedAndNoOther() throws IOException {
        Path half = Files.createDirectories(dir.resolve("state/segue/5_0/rocksdb/taste"));
        Path whole = Files.createDirectories(dir.resolve("state/segue/5_1/rocksdb/taste"));
        Files.writeString(half.resolve("CURRENT"), "MANIFEST-000005\n");
        Files.writeString(half.resolve("000010.sst"), "rows");
        Files.writeString(whole.resolve("CURRENT"), "MANIFEST-000006\n");
        Files.writeString(whole.resolve("MANIFEST-000006"), "manifest");

        new StateFolder(dir.resolve("state"), "segue", 4).claim();

        assertThat(dir.resolve("state/segue/5_0")).doesNotExist();
        assertThat(whole.resolve("MANIFEST-000006")).exists();
    }
}
