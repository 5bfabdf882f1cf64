package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;

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
    void takesAwayATaskOfWhichAnyFileOfAStoreWasDeletedAndNoOther() throws Exception {
        List<String> needed = List.of("CURRENT", "MANIFEST-.*", ".*\\.sst");
        for (int i = 0; i < needed.size(); i++) {
            Path store = store("state/segue/5_%d/rocksdb/taste".formatted(i));
            delete(store, needed.get(i));
        }
        Path segment = store("state/segue/5_7/rocksdb/listener-seen/listener-seen.0");
        Path onlyTables = store("state/segue/5_8/rocksdb/taste");
        delete(onlyTables, "(CURRENT|MANIFEST-.*|IDENTITY|LOG|LOCK|OPTIONS-.*)");
        Path whole = store("state/segue/5_9/rocksdb/taste");
        StateFolder folder = new StateFolder(dir.resolve("state"), "segue", 4);

        folder.claim(); // the first ever: nothing was open before
        assertThat(onlyTables).exists();
        folder.claim(); // without a release in between, as after a kill

        for (int i = 0; i < needed.size(); i++) {
            assertThat(dir.resolve("state/segue/5_%d".formatted(i))).doesNotExist();
        }
        assertThat(dir.resolve("state/segue/5_8")).doesNotExist();
        assertThat(rows(segment)).isEqualTo(1);
        assertThat(rows(whole)).isEqualTo(1);
    }

    @Test
    void looksAtNoStoreAfterAStopInOrder() throws Exception {
        Path store = store("state/segue/5_0/rocksdb/taste");
        delete(store, "CURRENT");
        StateFolder folder = new StateFolder(dir.resolve("state"), "segue", 4);

        folder.claim();
        folder.release();
        folder.claim();

        assertThat(store).exists();
    }

    private Path store(String name) throws Exception {
        Path store = Files.createDirectories(dir.resolve(name));
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB database = RocksDB.open(options, store.toString());
                FlushOptions flush = new FlushOptions()) {
            database.put(new byte[] {1}, new byte[] {2});
            database.flush(flush);
        }
        return store;
    }

    private static int rows(Path store) throws Exception {
        int rows = 0;
        try (RocksDB database = RocksDB.openReadOnly(store.toString());
                RocksIterator all = database.newIterator()) {
            for (all.seekToFirst(); all.isValid(); all.next()) {
                rows++;
            }
        }
        return rows;
    }

    private static void delete(Path store, String pattern) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(store)) {
            files = all.filter(file -> file.getFileName().toString().matches(pattern))
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
