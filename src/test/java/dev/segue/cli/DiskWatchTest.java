package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class DiskWatchTest {

    private static final Path DIR = Path.of("music");

    private final List<CommandFailure> told = new ArrayList<>();

    @Test
    void stopsOnceBeforeTheDiskIsFull() {
        LongSupplier filling = each(DiskWatch.RESERVE_BYTES + 1, DiskWatch.RESERVE_BYTES, 100L << 20);

        new DiskWatch(filling, DIR, told::add).watch();

        assertThat(told).singleElement().satisfies(failure -> {
            assertThat(failure.exitStatus()).isEqualTo(ExitStatus.FAILED);
            assertThat(failure)
                    .hasMessage(
                            "the disk under music is nearly full (100 MB free, 128 MB are needed for an orderly stop), "
                                    + "so it stops now; nothing is lost: free some space, start again, and it goes on where it was");
        });
    }

    @Test
    void endsInSilenceWhenItIsClosed() {
        AtomicBoolean asked = new AtomicBoolean();
        DiskWatch[] watch = new DiskWatch[1];
        watch[0] = new DiskWatch(
                () -> {
                    asked.set(true);
                    watch[0].close();
                    return Long.MAX_VALUE;
                },
                DIR,
                told::add);

        watch[0].watch();

        assertThat(asked).isTrue();
        assertThat(told).isEmpty();
    }

    private static LongSupplier each(Long... free) {
        Iterator<Long> next = List.of(free).iterator();
        return next::next;
    }
}
