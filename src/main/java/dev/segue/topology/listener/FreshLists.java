package dev.segue.topology.listener;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whose list to publish next, under a token bucket: the listener with the most events since their last list.
///
/// In memory only: what a crash forgets, the listener's next event brings back. Bounded: the listener who has waited
/// longest without another event gives way.
final class FreshLists {

    private static final int WAITING = 256;

    private final Map<String, Integer> waiting = new LinkedHashMap<>(256, 0.75f, true);
    private final double perMilli;
    private final double most;
    private double tokens;
    private long filledAtMillis;

    /// @param perSecond how many lists may be published a second
    FreshLists(double perSecond) {
        this.perMilli = perSecond / 1000;
        this.most = Math.max(1, perSecond);
    }

    void offer(String user) {
        if (perMilli > 0) {
            waiting.merge(user, 1, Integer::sum);
            if (waiting.size() > WAITING) {
                Iterator<String> eldest = waiting.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }
    }

    void refill(long nowMillis) {
        tokens = filledAtMillis == 0 ? 1 : Math.min(most, tokens + (nowMillis - filledAtMillis) * perMilli);
        filledAtMillis = nowMillis;
    }

    /// Returns the listener whose turn it is, empty when nobody waits or the budget is spent.
    Optional<String> take() {
        if (tokens < 1 || waiting.isEmpty()) {
            return Optional.empty();
        }
        tokens--;
        String most = "";
        int events = 0;
        for (Map.Entry<String, Integer> entry : waiting.entrySet()) {
            if (entry.getValue() > events) {
                most = entry.getKey();
                events = entry.getValue();
            }
        }
        waiting.remove(most);
        return Optional.of(most);
    }
}
