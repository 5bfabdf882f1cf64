package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Asks the processes that should be able to answer for recommendations of listeners that are known, and holds every
/// answer against the contract: 200 with a list for somebody who is known, or 503 with `Retry-After` as a problem
/// document. A question that brings no list is asked once more, of another process where there is one, as a client does
/// that has a list of them.
final class LookupProbe implements AutoCloseable {

    private static final long MILLIS = 1_000_000;
    private static final int MOST_VIOLATIONS = 20;
    private static final int MOST_TOLD = 50;
    private static final long BEFORE_RETRY_NANOS = 100 * MILLIS;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<List<ServeChild>> serving;
    private final Random random;
    private final Probing<ServeChild> probing;
    private final Map<String, String> violations = new LinkedHashMap<>();
    private final List<String> withoutAnswer = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private long lastAnswerNanos = startNanos;
    private long asked;
    private long answered;
    private long late;
    private long standby;
    private long unavailable;
    private long retried;
    private long unanswered;
    private long brokenOff;
    private long longestGapNanos;

    /// What came of it.
    ///
    /// @param asked questions
    /// @param answered by 200 within a second
    /// @param late by 200 after more than a second
    /// @param standby of those by 200, from a replica
    /// @param unavailable by 503
    /// @param retried of all that brought no list at first, those that did when asked again
    /// @param unanswered those that did not
    /// @param brokenOff not at all, mostly because the process asked had just been killed
    /// @param longestGapMillis between two answers by 200, over all processes
    /// @param violations answers that the contract does not allow, the first of each kind
    /// @param withoutAnswer what the first of the unanswered were told, both times
    record Tally(
            long asked,
            long answered,
            long late,
            long standby,
            long unavailable,
            long retried,
            long unanswered,
            long brokenOff,
            long longestGapMillis,
            List<String> violations,
            List<String> withoutAnswer) {}

    /// @param nodes whom to ask
    /// @param users listeners that are known
    /// @param perSecond how often
    LookupProbe(List<ServeChild> nodes, List<String> users, int perSecond, long seed) {
        this.serving = Probing.serving(nodes);
        this.random = new Random(seed);
        this.probing = new Probing<>(serving, users, perSecond, random, "lookup-probe", this::take);
        probing.start();
    }

    /// Stops, and returns what came of it.
    Tally finish() {
        probing.finish();
        return new Tally(
                asked,
                answered,
                late,
                standby,
                unavailable,
                retried,
                unanswered,
                brokenOff,
                longestGapNanos / MILLIS,
                List.copyOf(violations.values()),
                List.copyOf(withoutAnswer));
    }

    @Override
    public void close() {
        probing.close();
    }

    private void take(ServeChild node, String user) throws InterruptedException {
        asked++;
        Optional<String> failure = ask(node, user, true);
        if (failure.isEmpty()) {
            longestGapNanos = Math.max(longestGapNanos, System.nanoTime() - lastAnswerNanos);
            lastAnswerNanos = System.nanoTime();
        } else {
            askAgain(node, user).ifPresentOrElse(again -> unanswered(failure.get(), again), () -> retried++);
        }
    }

    private void unanswered(String first, String again) {
        unanswered++;
        if (withoutAnswer.size() < MOST_TOLD) {
            withoutAnswer.add(
                    "after %.1f s: %s; then %s".formatted((System.nanoTime() - startNanos) / 1e9, first, again));
        }
    }

    /// Returns why no list came, or nothing when one did.
    private Optional<String> askAgain(ServeChild but, String user) throws InterruptedException {
        LockSupport.parkNanos(BEFORE_RETRY_NANOS);
        List<ServeChild> all = serving.get();
        List<ServeChild> others = all.stream().filter(node -> !node.equals(but)).toList();
        List<ServeChild> asked = others.isEmpty() ? all : others;
        return asked.isEmpty()
                ? Optional.of("nobody is there")
                : ask(asked.get(random.nextInt(asked.size())), user, false);
    }

    /// Returns why no list came, or nothing when one did.
    private Optional<String> ask(ServeChild node, String user, boolean first) throws InterruptedException {
        long start = System.nanoTime();
        String path = "/v1/users/%s/recommendations?limit=5".formatted(ServiceClient.segment(user));
        try {
            return judge(probing.send(Probing.request(node, path, PATIENCE).build()), start, first)
                    .map(why -> node.name() + " " + why);
        } catch (IOException noAnswer) {
            brokenOff += first ? 1 : 0;
            return Optional.of("%s %s".formatted(node.name(), Failures.reason(noAnswer)));
        }
    }

    private Optional<String> judge(HttpResponse<String> answer, long start, boolean first) throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() == 503) {
            unavailable += first ? 1 : 0;
            if (answer.headers().firstValue("Retry-After").isEmpty() || !type.contains("problem+json")) {
                violation("503 without Retry-After or problem document", answer.body());
            }
            return Optional.of("503 " + Json.read(answer.body()).path("detail").asText());
        }
        if (answer.statusCode() != 200) {
            violation("status " + answer.statusCode(), answer.body());
            return Optional.of("status " + answer.statusCode());
        }
        JsonNode list = Json.read(answer.body());
        if (list.path("cold_start").asBoolean(true)) {
            violation("a list as for a stranger", answer.headers().map() + " " + answer.body());
        }
        if (!first) {
            return Optional.empty();
        }
        if (answer.headers().firstValue("Segue-Served-By").orElse("").equals("standby")) {
            standby++;
        }
        if (System.nanoTime() - start > 1_000 * MILLIS) {
            late++;
        } else {
            answered++;
        }
        return Optional.empty();
    }

    private void violation(String kind, String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.putIfAbsent(kind, kind + ": " + (what.length() > 500 ? what.substring(0, 500) : what));
        }
    }
}
