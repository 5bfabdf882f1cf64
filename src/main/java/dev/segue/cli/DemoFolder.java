package dev.segue.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// The one folder in which a demo keeps everything, and how far it has come.
final class DemoFolder {

    private static final String FILE = "demo.properties";
    private static final String SOURCE = "source";
    private static final String END = "end";
    private static final String SENT = "sent";
    private static final String USER = "user";
    private static final String COMPLETE = "complete";
    private static final String PARTITIONS = "partitions";

    /// What every demo had before the folder said how many.
    private static final int BEFORE_NOTED = 4;

    private static final List<String> OURS = List.of("broker", "registry", "state", FILE, FILE + ".new");
    private static final long LEAST_FREE_BYTES = 512L << 20;

    private final Path dir;
    private final Properties properties = new Properties();

    private DemoFolder(Path dir) {
        this.dir = dir;
    }

    /// Opens the folder, creating it when it is missing.
    ///
    /// @throws CommandFailure when it cannot be used or the disk is full
    static DemoFolder open(Path dir, boolean fresh) {
        DemoFolder folder = new DemoFolder(dir);
        try {
            Files.createDirectories(dir);
            long free = Files.getFileStore(dir).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new CommandFailure(
                        ExitStatus.FAILED,
                        "%s has %d MB free; the demo needs %d MB: free some or choose another folder with --dir"
                                .formatted(dir, free >> 20, LEAST_FREE_BYTES >> 20));
            }
            if (fresh) {
                folder.clear();
            }
            folder.read();
            return folder;
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "cannot use the folder %s: %s".formatted(dir, e), e);
        }
    }

    Path broker() {
        return dir.resolve("broker");
    }

    Path registry() {
        return dir.resolve("registry");
    }

    Path state() {
        return dir.resolve("state");
    }

    /// Returns how many events of the source have been sent.
    long sent() {
        return Long.parseLong(properties.getProperty(SENT, "0"));
    }

    /// Returns when the invented history ends; set once, or the same history would have other event ids.
    Instant endOr(Instant first) {
        String end = properties.getProperty(END, "");
        if (end.isEmpty()) {
            properties.setProperty(END, first.toString());
            return first;
        }
        return Instant.parse(end);
    }

    /// Returns how many partitions its topics have; what a new one is to have where there are none yet.
    int partitionsOr(int ofNew) {
        String noted = properties.getProperty(PARTITIONS, "");
        if (noted.isEmpty()) {
            noted = Integer.toString(sent() > 0 ? BEFORE_NOTED : ofNew);
            properties.setProperty(PARTITIONS, noted);
        }
        return Integer.parseInt(noted);
    }

    /// Returns the listener of the last event that was sent.
    String userOr(String other) {
        return properties.getProperty(USER, other);
    }

    /// Returns whether all of the source has been sent.
    boolean isComplete() {
        return properties.containsKey(COMPLETE);
    }

    /// Notes how far the source has been sent, and the listener of its last event.
    void note(String source, long sent, String user) {
        properties.setProperty(SOURCE, source);
        properties.setProperty(SENT, Long.toString(sent));
        properties.setProperty(USER, user);
        write();
    }

    /// Notes that all of the source has been sent.
    void noteComplete() {
        properties.setProperty(COMPLETE, "true");
        write();
    }

    /// Returns whether the folder has been fed from another source.
    boolean isOf(String source) {
        String before = properties.getProperty(SOURCE, "");
        return before.isEmpty() || before.equals(source);
    }

    private void read() throws IOException {
        Path file = dir.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
    }

    private void write() {
        Path next = dir.resolve(FILE + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(next)) {
                properties.store(writer, "How far this demo has come");
            }
            move(next, dir.resolve(FILE));
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "cannot write to the folder %s: %s".formatted(dir, e), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Deletes what a demo has written there, and nothing else.
    private void clear() throws IOException {
        for (String name : OURS) {
            Path path = dir.resolve(name);
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
