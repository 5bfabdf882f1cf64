package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
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
        AtomicReference<DiskWatch> watch = new AtomicReference<>();
        AtomicInteger asked = new AtomicInteger();
        watch.set(new DiskWatch(
                () -> {
                    asked.incrementAndGet();
                    watch.get().close();
                    return Long.MAX_VALUE;
                },
                DIR,
                told::add));

        watch.get().watch();

        assertThat(asked).hasValue(1);
        assertThat(told).isEmpty();
    }

    private static LongSupplier each(long... free) {
        PrimitiveIterator.OfLong next = LongStream.of(free).iterator();
        return next::nextLong;
    }
}
