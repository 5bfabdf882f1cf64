package dev.segue.app;

import dev.segue.catalog.TrackIndex;
import dev.segue.ranking.CatalogContent;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fits what tracks are like anew, beside everything else, when the catalog has grown by half and for a moment does
/// not. Not before the process is ready: at a start every core is wanted by what look-ups wait for.
///
/// It reads the tracks from the search index, so that they need not be in memory.
final class ContentFitter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentFitter.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_WAITS = 20;

    private final CatalogContent content;
    private final TrackIndex index;
    private final BooleanSupplier ready;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("content-fitter").daemon().factory());
    private long seen;
    private int waits;

    ContentFitter(CatalogContent content, TrackIndex index, BooleanSupplier ready) {
        this.content = content;
        this.index = index;
        this.ready = ready;
        var _ = schedule.scheduleWithFixedDelay(
                this::fitIfDue, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    private void fitIfDue() {
        long changes = content.changes();
        boolean flowing = changes != seen && ++waits < MOST_WAITS;
        seen = changes;
        if (flowing || !content.isDue() || !ready.getAsBoolean()) {
            return;
        }
        waits = 0;
        try {
            content.fit(index::forEach)
                    .ifPresent(explained -> LOG.info(
                            "what {} tracks are like is fitted; the vectors keep {} % of the variance",
                            index.size(), Math.round(100 * explained)));
        } catch (RuntimeException e) {
            LOG.warn("what tracks are like could not be fitted; the vectors stay as they were", e);
        }
    }
}
