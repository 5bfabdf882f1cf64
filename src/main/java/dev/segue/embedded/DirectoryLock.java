package dev.segue.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to use a directory, for one holder on the machine; the operating system takes it back when the process
/// ends, however it ends.
///
/// The broker's own lock comes too late: its controller opens the metadata log before it.
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "in-use.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock, creating the directory when it is missing.
    ///
    /// @param what who wants it, for the message
    /// @throws EmbeddedException when it is held, or the directory cannot be used
    static DirectoryLock take(String what, Path dir) {
        try {
            Files.createDirectories(dir);
            FileChannel channel =
                    FileChannel.open(dir.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new EmbeddedException("%s cannot use %s: it is in use already".formatted(what, dir), null);
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new EmbeddedException("%s cannot use %s: %s".formatted(what, dir, e), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedException("a lock cannot be given back: " + e.getMessage(), e);
        }
    }
}
