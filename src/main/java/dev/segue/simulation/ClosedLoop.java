package dev.segue.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// Invented listeners who are shown lists and answer them, from the first session on: what they do is what the next
/// list is made from.
///
/// START HERE for the closed loop. A [LoopListener] answers what [Offers] shows; a [LoopTally] counts. Event times are
/// those of the plan, so it runs as fast as lists come. Everybody's throws follow from the seed; what a service answers
/// also depends on when its parts have heard of each other, so its figures move a little from run to run.
public final class ClosedLoop {

    private static final Duration WINDOW = Duration.ofMinutes(3);

    private final LoopPlan plan;
    private final long seed;
    private final World world;
    private final InventedListeners listeners;
    private final InventedListeners others;

    /// @param seed of the catalog, the listeners and all they do
    public ClosedLoop(LoopPlan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
        this.world = World.of(InventedCatalog.of(seed, plan.tracks()));
        this.listeners = InventedListeners.of(seed, plan.listeners(), world.catalog());
        this.others = InventedListeners.of(~seed, plan.listeners(), world.catalog());
    }

    /// Returns the tracks that there are.
    public InventedCatalog catalog() {
        return world.catalog();
    }

    /// Runs all rounds with lists that need no service.
    ///
    /// @param progress told of the sessions that are over
    public LoopTally run(Variant variant, LongConsumer progress) {
        Offers offers = new KnownOffers(variant, world.catalog(), plan.limit(), Dice.of(seed, variant.label()));
        return run(offers, variant.label(), 1, progress);
    }

    /// Runs all rounds.
    ///
    /// @param run what tells its listeners and events from those of any other run against the same service
    /// @param threads how many listeners listen at once
    /// @param progress told of the sessions that are over, by one thread
    public LoopTally run(Offers offers, String run, int threads, LongConsumer progress) {
        List<LoopListener> all = loopListeners(run);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int round = 0; round < plan.rounds(); round++) {
                listen(all, round, offers, pool);
                progress.accept(all.size());
            }
        }
        LoopTally tally = new LoopTally(plan.rounds());
        all.forEach(listener -> tally.add(listener.tally()));
        return tally;
    }

    /// Lets all sessions of a round go on side by side: nobody is further ahead than a window and a track, or a service
    /// that goes by event time would take the sessions of the others for over.
    private void listen(List<LoopListener> all, int round, Offers offers, ExecutorService pool) {
        all.forEach(listener -> listener.begin(round));
        List<LoopListener> listening = all;
        for (Instant until = plan.beginOf(round); !listening.isEmpty(); ) {
            until = until.plus(WINDOW);
            listening = stillListening(listening, until, offers, pool);
        }
    }

    private static List<LoopListener> stillListening(
            List<LoopListener> all, Instant until, Offers offers, ExecutorService pool) {
        List<Future<Boolean>> sessions = new ArrayList<>();
        for (LoopListener listener : all) {
            sessions.add(pool.submit(() -> listener.listenUntil(until, offers)));
        }
        List<LoopListener> listening = new ArrayList<>();
        try {
            for (int i = 0; i < all.size(); i++) {
                if (sessions.get(i).get()) {
                    listening.add(all.get(i));
                }
            }
            return listening;
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before " + until, interrupted);
        } catch (ExecutionException failed) {
            pool.shutdownNow();
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private List<LoopListener> loopListeners(String run) {
        List<LoopListener> all = new ArrayList<>();
        for (int i = 0; i < plan.listeners(); i++) {
            InventedListener one = listeners.all().get(i);
            InventedListener before =
                    new InventedListener(run + "-" + one.id(), one.taste(), one.habits(), one.temperament());
            InventedListener after =
                    new InventedListener(before.id(), others.all().get(i).taste(), one.habits(), one.temperament());
            Dice dice = Dice.of(seed, "loop of " + one.id());
            all.add(new LoopListener(world, plan, before, after, dice, run));
        }
        return all;
    }
}
