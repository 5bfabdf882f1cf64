package dev.segue.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// The folders of the RocksDB stores below a folder of tasks, and whether each holds a whole database.
///
/// Streams deletes a store file by file when its rows may hold what was never committed. A process that is killed
/// meanwhile leaves some of the files, in no order that one could rely on: without `CURRENT` RocksDB begins a new
/// database and then meets the log of the old one, without one of its tables it refuses to open. Streams takes either
/// for a fault of the disk and does not start.
public final class StoreFolders {

    private static final Pattern OF_DATABASE = Pattern.compile("CURRENT|(MANIFEST|OPTIONS)-\\d+|\\d+\\.(sst|log)");

    private final Path tasks;

    /// Creates a view of a folder whose subfolders are tasks; it need not exist.
    public StoreFolders(Path tasks) {
        this.tasks = tasks;
    }

    /// Returns the folders of the tasks of which a store cannot be opened. Nothing may have one of them open.
    public Set<Path> brokenTasks() {
        RocksDB.loadLibrary();
        return stores().parallelStream()
                .filter(store -> !isWhole(store))
                .map(store -> tasks.resolve(tasks.relativize(store).getName(0)))
                .collect(Collectors.toSet());
    }

    /// Every folder with files of a database in it.
    private List<Path> stores() {
        if (!Files.isDirectory(tasks)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tasks)) {
            return files.filter(StoreFolders::isOfDatabase)
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfDatabase(Path file) {
        return OF_DATABASE.matcher(file.getFileName().toString()).matches();
    }

    private static boolean isWhole(Path store) {
        if (!Files.exists(store.resolve("CURRENT"))) {
            return false;
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (Options options = new Options()) {
            List<ColumnFamilyDescriptor> families = RocksDB.listColumnFamilies(options, store.toString()).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            if (families.isEmpty()) { // its answer when it finds no manifest
                return false;
            }
            RocksDB database = RocksDB.openReadOnly(store.toString(), families, handles);
            handles.forEach(ColumnFamilyHandle::close);
            database.close();
            return true;
        } catch (RocksDBException e) {
            return false;
        }
    }
}
