package dev.segue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Stops a command while the disk under its folder still has room for an orderly stop.
///
/// A broker or a store that meets a full disk ends in the middle of a write. What was acknowledged would be
/// kept all the same, but the next start would have to mend what was cut off; so it must not come to that.
final class DiskWatch implements AutoCloseable {

    /// An orderly stop writes what the stores hold in memory; with the default settings that is less than this.
    static final long RESERVE_BYTES = 128L << 20;

    private static final long PAUSE_MILLIS = 250;

    private final LongSupplier free;
    private final Path dir;
    private final Consumer<CommandFailure> full;
    private volatile boolean closed;

    /// @param free asks how many bytes are free
    /// @param dir the folder, for the message
    /// @param full is told once, on the watch's own thread
    DiskWatch(LongSupplier free, Path dir, Consumer<CommandFailure> full) {
        this.free = free;
        this.dir = dir;
        this.full = full;
    }

    /// Watches the disk under a folder that is there.
    static DiskWatch start(Path dir, Consumer<CommandFailure> full) {
        DiskWatch watch = new DiskWatch(() -> freeUnder(dir), dir, full);
        Thread.ofPlatform().daemon().name("disk-watch").start(watch::watch);
        return watch;
    }

    /// Returns when the disk is nearly full and that was said, or when the watch is closed.
    void watch() {
        while (!closed) {
            long left = free.getAsLong();
            if (left < RESERVE_BYTES) {
                full.accept(failure(left));
                return;
            }
            pause();
        }
    }

    private CommandFailure failure(long left) {
        return new CommandFailure(
                ExitStatus.FAILED,
                "the disk under %s is nearly full (%d MB free, %d MB are needed for an orderly stop), so it stops now; "
                                .formatted(dir, left >> 20, RESERVE_BYTES >> 20)
                        + "nothing is lost: free some space, start again, and it goes on where it was");
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /// A disk that cannot be asked is not called full.
    private static long freeUnder(Path dir) {
        try {
            return Files.getFileStore(dir).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
