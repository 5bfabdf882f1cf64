package dev.segue.app;

import dev.segue.topology.StoreFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of the state stores, and the stamp in it that says which format its rows are in.
///
/// Rows of an older format are read (each begins with its version); rows of a newer one would not be understood, and a
/// folder of another application or another number of partitions is a mistake of whoever chose it.
final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    /// The format of the rows that this build writes: raised when a store's key or row changes in a way that an older
    /// build cannot read.
    static final int FORMAT = 2;

    /// The oldest format that this build reads.
    static final int OLDEST = 2;

    private static final String STAMP = "segue-state.properties";

    /// There from [#claim] to [#release]: found at a start, it says that the process before did not stop by itself.
    private static final String OPEN = "segue-open";

    private final Path folder;
    private final String applicationId;
    private final int partitions;

    StateFolder(Path folder, String applicationId, int partitions) {
        this.folder = folder;
        this.applicationId = applicationId;
        this.partitions = partitions;
    }

    /// Checks the stamp, or sets it where there is none, and mends what a killed process has left.
    ///
    /// @throws SettingsException when the folder is another's; the message says what to do
    void claim() {
        Path stamp = folder.resolve(STAMP);
        if (Files.exists(stamp)) {
            check(read(stamp));
        }
        write(stamp);
        mendAfterKill();
    }

    /// Says that the stores have been closed in order, so that the next start need not look at them.
    void release() {
        try {
            Files.deleteIfExists(folder.resolve(OPEN));
        } catch (IOException e) {
            LOG.warn("{} stays: the next start looks at every store", folder.resolve(OPEN), e);
        }
    }

    /// Takes away each task with a store that a killed process has left half deleted: Streams would fail to open it at
    /// every start. The task is restored from Kafka.
    private void mendAfterKill() {
        Path open = folder.resolve(OPEN);
        try {
            if (Files.exists(open)) {
                for (Path task : new StoreFolders(folder.resolve(applicationId)).brokenTasks()) {
                    LOG.warn("a store in {} is not whole since the process was killed; its task is restored", task);
                    delete(task);
                }
            } else {
                Files.createFile(open);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path task) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(task)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private void check(Properties stamp) {
        int format = Integer.parseInt(stamp.getProperty("format", "0"));
        if (format > FORMAT) {
            throw new SettingsException(
                    "the state in %s is of format %d, which a newer Segue has written; this one reads up to %d. "
                                    .formatted(folder, format, FORMAT)
                            + "Run the newer one. If no newer one has run on this cluster, delete the folder:"
                            + " it is restored from Kafka");
        }
        if (format < OLDEST) {
            throw new SettingsException(
                    "the state in %s is of format %d; this Segue reads %d to %d, and the changelogs in Kafka are as old. "
                                    .formatted(folder, format, OLDEST, FORMAT)
                            + "Run an older one, or build new state from listening-events:"
                            + " another folder with --dir and another segue.topology.application-id");
        }
        requireSame("segue.topology.application-id", stamp.getProperty("application-id"), applicationId);
        requireSame("segue.topology.partitions", stamp.getProperty("partitions"), Integer.toString(partitions));
    }

    private void requireSame(String key, String found, String asked) {
        if (!asked.equals(found)) {
            throw new SettingsException(
                    "the state in %1$s was built with %2$s=%3$s but %2$s is %4$s: set it back, or choose another folder with --dir"
                            .formatted(folder, key, found, asked));
        }
    }

    private static Properties read(Path stamp) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(stamp)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private void write(Path stamp) {
        Properties properties = new Properties();
        properties.setProperty("format", Integer.toString(FORMAT));
        properties.setProperty("application-id", applicationId);
        properties.setProperty("partitions", Integer.toString(partitions));
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(stamp)) {
                properties.store(out, "what the rows in this folder are; written at each start");
            }
        } catch (IOException e) {
            throw new SettingsException("the state folder %s cannot be written: %s; choose another with --dir"
                    .formatted(folder, e.getMessage()));
        }
    }
}
