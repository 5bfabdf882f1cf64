package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbingTest {

    private static final List<String> USERS = List.of("ann", "ben");

    @Test
    void asksEveryProcessThatServesAboutEveryListener() throws InterruptedException {
        Set<String> missing = ConcurrentHashMap.newKeySet();
        missing.addAll(Set.of("one ann", "one ben", "two ann", "two ben"));
        Set<String> asked = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(1);

        run(() -> List.of("one", "two"), all, (node, user) -> {
            asked.add(node + " " + user);
            missing.remove(node + " " + user);
            if (missing.isEmpty()) {
                all.countDown();
            }
        });

        assertThat(asked).containsExactlyInAnyOrder("one ann", "one ben", "two ann", "two ben");
    }

    @Test
    void hasNoTurnsWhileNobodyServes() throws InterruptedException {
        AtomicInteger looked = new AtomicInteger();
        Set<Integer> lookedAtFirstTurn = new HashSet<>();
        CountDownLatch one = new CountDownLatch(1);

        run(() -> looked.incrementAndGet() <= 5 ? List.of() : List.of("one"), one, (_, _) -> {
            if (one.getCount() > 0) {
                lookedAtFirstTurn.add(looked.get());
                one.countDown();
            }
        });

        assertThat(lookedAtFirstTurn).containsExactly(6);
    }

    @Test
    void goesOnAfterATurnWithoutAnAnswer() throws InterruptedException {
        CountDownLatch two = new CountDownLatch(2);

        run(() -> List.of("one"), two, (_, _) -> {
            two.countDown();
            throw new IOException("connection refused");
        });

        assertThat(two.getCount()).isZero();
    }

    @Test
    void letsTheTurnUnderWayEnd() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch one = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Probing<String> probing = probing(() -> List.of("one"), (_, _) -> {
            begun.incrementAndGet();
            one.countDown();
            goOn.await();
            ended.incrementAndGet();
        })) {
            probing.start();
            one.await();
            goOn.countDown();

            probing.finish();

            assertThat(ended.get()).isPositive().isEqualTo(begun.get());
        }
    }

    /// Takes turns until there have been enough.
    private static void run(Supplier<List<String>> serving, CountDownLatch enough, Probing.Turn<String> turn)
            throws InterruptedException {
        try (Probing<String> probing = probing(serving, turn)) {
            probing.start();
            enough.await();
            probing.finish();
        }
    }

    private static Probing<String> probing(Supplier<List<String>> serving, Probing.Turn<String> turn) {
        return new Probing<>(serving, USERS, 1_000, new Random(7), "probing", turn);
    }
}
