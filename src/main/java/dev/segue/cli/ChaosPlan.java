package dev.segue.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What is done to a cluster, and when: the same for the same seed, so that a run that found something can be repeated.
///
/// @param steps in their order
record ChaosPlan(List<Step> steps) {

    /// What is done to whom.
    enum Harm {
        /// kill -9 of one Segue.
        SEGUE(1),
        /// kill -9 of the broker.
        BROKER(1),
        /// kill -9 of one Segue and of the broker.
        BOTH(2),
        /// SIGSTOP of one Segue for longer than its session lasts.
        PAUSE(0),
        /// SIGTERM of one Segue, which must end by itself with exit code 0.
        STOP(0);

        private final int kills;

        Harm(int kills) {
            this.kills = kills;
        }

        int kills() {
            return kills;
        }
    }

    /// One step.
    ///
    /// @param harm what is done
    /// @param node the number of the Segue that it is done to, from 0
    /// @param insideTransaction whether to wait until the victim (any Segue, for the broker) has a transaction open
    /// @param whenReady whether to wait first until all are ready again
    /// @param calm how long nothing is done before
    /// @param down how long it stays down, or paused
    record Step(Harm harm, int node, boolean insideTransaction, boolean whenReady, Duration calm, Duration down) {}

    ChaosPlan {
        steps = List.copyOf(steps);
    }

    /// Returns a plan with that many kills at least, every other one inside an open transaction, and pauses besides.
    ///
    /// @param session how long a silent member is waited for
    static ChaosPlan of(long seed, int kills, int nodes, Duration session) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        int done = 0;
        boolean inside = true;
        while (done < kills) {
            Harm harm = harm(random.nextInt(100));
            steps.add(new Step(
                    harm,
                    random.nextInt(nodes),
                    inside,
                    random.nextInt(4) != 0,
                    Duration.ofMillis(200 + random.nextInt(2_000)),
                    down(harm, random, session)));
            done += harm.kills();
            inside = harm == Harm.PAUSE ? inside : !inside;
        }
        return new ChaosPlan(steps);
    }

    /// Returns a plan that stops and starts again each process in turn, as an operator rolls out a new build.
    static ChaosPlan rolling(int rounds, int nodes) {
        List<Step> steps = new ArrayList<>();
        for (int step = 0; step < rounds * nodes; step++) {
            steps.add(new Step(Harm.STOP, step % nodes, false, true, Duration.ofSeconds(2), Duration.ofMillis(200)));
        }
        return new ChaosPlan(steps);
    }

    int kills() {
        return steps.stream().mapToInt(step -> step.harm().kills()).sum();
    }

    private static Harm harm(int percent) {
        return percent < 60 ? Harm.SEGUE : percent < 75 ? Harm.BROKER : percent < 87 ? Harm.BOTH : Harm.PAUSE;
    }

    /// Every fourth Segue that is killed stays away until the others have taken over.
    private static Duration down(Harm harm, Random random, Duration session) {
        Duration beyondSession = session.plusMillis(1_000 + random.nextInt(3_000));
        boolean longer = harm == Harm.PAUSE || (harm == Harm.SEGUE && random.nextInt(4) == 0);
        return longer ? beyondSession : Duration.ofMillis(random.nextInt(1_500));
    }
}
