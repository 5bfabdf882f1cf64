package dev.segue.simulation;

import dev.segue.events.ListeningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/// The events of one listener in time order, made session by session. Holds one session; not thread-safe.
final class ListenerTimeline implements Iterator<ListeningEvent> {

    private static final int EVENTS_PER_SESSION = 14;
    private static final Duration BETWEEN_SESSIONS = Duration.ofMinutes(45);
    private static final double KEEP_CHANCE = 0.10;
    private static final double LIKE_CHANCE = 0.4;
    private static final double DISLIKE_CHANCE = 0.12;
    private static final double LIKED_ABOVE = 0.68;
    private static final double DISLIKED_BELOW = 0.42;

    private final InventedListener listener;
    private final World world;
    private final Period period;
    private final int quota;
    private final Dice dice;
    private final Library library;
    private final Reports reports;
    private final Instant[] starts;
    private final Queue<ListeningEvent> session = new ArrayDeque<>();
    private int sessions;
    private Instant free;

    /// @param quota how many events to make, about: fewer when the time runs out
    ListenerTimeline(InventedListener listener, World world, Period period, int quota, long seed) {
        this.listener = listener;
        this.world = world;
        this.period = period;
        this.quota = quota;
        this.dice = Dice.of(seed, "history of " + listener.id());
        this.library = Library.broughtAlong(listener, world.shelves(), dice);
        this.reports = new Reports(listener, period.name());
        this.starts = new Instant[Math.ceilDiv(quota, EVENTS_PER_SESSION)];
        Arrays.setAll(starts, _ -> period.someTime(listener.habits(), dice));
        Arrays.sort(starts);
        this.free = period.begin();
    }

    @Override
    public boolean hasNext() {
        while (session.isEmpty() && sessions < starts.length && reports.written() < quota) {
            listen();
        }
        return !session.isEmpty();
    }

    @Override
    public ListeningEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException(listener.id() + " has no event left");
        }
        return session.remove();
    }

    private void listen() {
        Instant now = starts[sessions].isAfter(free) ? starts[sessions] : free;
        int left = quota - reports.written();
        double share = left / (double) (starts.length - sessions);
        long wanted =
                ++sessions == starts.length ? left : Math.clamp(Math.round(share * dice.between(0.3, 1.7)), 1, left);
        SessionWalk walk = new SessionWalk(listener.asOf(now), world, library, dice);
        for (long target = reports.written() + wanted; reports.written() < target; ) {
            boolean skipped = dice.chance(walk.listener().skipChance(walk.track(), walk.mood()));
            Duration played = played(walk.track(), skipped);
            Instant after = now.plus(played);
            if (!after.isBefore(period.end())) {
                break;
            }
            session.add(reports.heard(walk.track(), now, played, skipped));
            judge(walk, now.plus(played.dividedBy(2)), skipped);
            now = after.plusMillis(500 + dice.below(4000));
            walk.step(skipped);
        }
        free = now.plus(BETWEEN_SESSIONS);
    }

    private Duration played(InventedTrack track, boolean skipped) {
        double share = skipped ? dice.between(0.02, 0.4) : dice.chance(0.88) ? 1 : dice.between(0.6, 0.98);
        return Duration.ofMillis(Math.max(1000, Math.round(track.duration().toMillis() * share)));
    }

    private void judge(SessionWalk walk, Instant at, boolean skipped) {
        double appeal = walk.listener().appeal(walk.track(), walk.mood());
        if (skipped && appeal < DISLIKED_BELOW && dice.chance(DISLIKE_CHANCE) && library.judge(walk.track())) {
            session.add(reports.judged(walk.track(), at, false));
        }
        if (!skipped && appeal > LIKED_ABOVE && dice.chance(KEEP_CHANCE)) {
            library.keep(walk.track(), dice);
            if (dice.chance(LIKE_CHANCE) && library.judge(walk.track())) {
                session.add(reports.judged(walk.track(), at, true));
            }
        }
    }
}
