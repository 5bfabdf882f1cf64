package dev.segue.app;

import dev.segue.app.TrainerChild.Result;
import dev.segue.serving.Models;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trains anew by a schedule, in the one process of all that Kafka has elected for it.
///
/// A thread of its own stays a member of the election and looks at the clock once a second; training is in children
/// ([TrainerChild]). What fails is logged and counted, and tried again at the next time; it reaches nothing else. A
/// process that is no longer the elected one stops what it has begun. A time that comes while a training is under
/// way is let go by.
final class Retraining implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retraining.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int AGAIN = 30;
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(5);

    private final Settings settings;
    private final Schedule schedule;
    private final Clock clock;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean elected;
    private volatile Optional<Models.Run> last = Optional.empty();
    private volatile Optional<Instant> next;
    private volatile @Nullable TrainerChild running;

    private Retraining(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.schedule = Schedule.parse(settings.retraining().schedule());
        this.next = schedule.after(clock.instant());
        TrainerChild.OUTCOMES.forEach(outcome -> outcomes.put(outcome, new LongAdder()));
        this.thread = Thread.ofPlatform().name("retraining").daemon().unstarted(this::run);
    }

    /// Prepares it, where there is a schedule.
    static Optional<Retraining> of(Settings settings, Clock clock, MeterRegistry registry) {
        if (!settings.retraining().isOn()) {
            return Optional.empty();
        }
        Retraining retraining = new Retraining(settings, clock);
        retraining.bindTo(registry);
        return Optional.of(retraining);
    }

    /// Begins to look at the clock.
    void start() {
        thread.start();
    }

    /// Returns how things stand.
    Models.Retraining now() {
        return new Models.Retraining(schedule.toString(), elected, running != null, next, last);
    }

    @Override
    public void close() {
        closed = true;
        stopChild();
        try {
            thread.join(LEAVES_WITHIN.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void bindTo(MeterRegistry registry) {
        outcomes.forEach((outcome, count) -> FunctionCounter.builder("segue.retrainings", count, LongAdder::sum)
                .tag("outcome", outcome)
                .register(registry));
        Gauge.builder("segue.retraining.elected", () -> elected ? 1 : 0).register(registry);
        Gauge.builder("segue.retraining.running", () -> running != null ? 1 : 0).register(registry);
        Gauge.builder(
                        "segue.retraining.last.seconds",
                        () -> last.map(run -> run.took().toMillis() / 1e3).orElse(0.0))
                .register(registry);
    }

    private void run() {
        while (!closed) {
            try (Elected election = new Elected(settings)) {
                while (!closed) {
                    elect(election.ask(LOOK));
                    trainWhenDue();
                }
            } catch (KafkaException failed) {
                elect(false);
                if (!closed) {
                    LOG.warn("who retrains cannot be found out; it is tried again in {} s", AGAIN, failed);
                    pause();
                }
            }
        }
    }

    private void elect(boolean now) {
        if (now != elected) {
            LOG.info("this process {} the one that retrains", now ? "is" : "is no longer");
        }
        elected = now;
        if (!now) {
            stopChild();
        }
    }

    private void trainWhenDue() {
        Instant now = clock.instant();
        if (next.isEmpty() || now.isBefore(next.get())) {
            return;
        }
        next = schedule.after(now);
        if (elected && running == null) {
            TrainerChild child = new TrainerChild(settings);
            running = child;
            Thread.ofPlatform().name("retraining-run").daemon().start(() -> train(child, now));
        }
    }

    private void train(TrainerChild child, Instant started) {
        LOG.info("retraining begins");
        Result result = resultOf(child);
        Duration took = Duration.between(started, clock.instant());
        last = Optional.of(new Models.Run(started, took, result.outcome(), result.generation(), result.detail()));
        LongAdder count = outcomes.get(result.outcome());
        if (count != null) {
            count.increment();
        }
        running = null;
        LOG.info(
                "retraining ended after {} s: {} {}, {}",
                took.toSeconds(),
                result.outcome(),
                result.generation(),
                result.detail());
    }

    private static Result resultOf(TrainerChild child) {
        try {
            return child.run();
        } catch (CancellationException _) {
            return new Result("stopped", "", "this process stops, or another one retrains now");
        } catch (IOException | RuntimeException failed) {
            LOG.warn("retraining failed", failed);
            return new Result("failed", "", String.valueOf(failed.getMessage()));
        }
    }

    private void stopChild() {
        TrainerChild child = running;
        if (child != null) {
            child.stop();
        }
    }

    private void pause() {
        for (int second = 0; second < AGAIN && !closed; second++) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException _) {
                closed = true;
            }
        }
    }
}
