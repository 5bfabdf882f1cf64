package dev.segue.serving.http;

/// By when the client of one connection must have moved, in ticks of the server's clock.
///
/// ```
/// ┌─► nothing sent yet ──first byte──► head under way ──all of it──► request under way ──answered──┐
/// │    (idle time-out)         (head time-out, from that byte)    (idle time-out, each read or write)  │
/// └──────────────────────────────────────────────────────────────────────────────────────────────────────┘
/// ```
///
/// The head has one deadline however its bytes are spread; a body has its own in [BoundedBody]. Called by
/// the connection's thread, but for [#isOverdue].
final class ClientClock {

    private static final long NEVER = Long.MAX_VALUE;

    private final Ticks ticks;
    private final long headTicks;
    private final long idleTicks;
    private Phase phase = Phase.BETWEEN;
    private volatile long deadline;

    /// @param ticks the server's clock
    /// @param headTicks how long the head of a request may take
    /// @param idleTicks how long the client may leave everything else waiting
    ClientClock(Ticks ticks, long headTicks, long idleTicks) {
        this.ticks = ticks;
        this.headTicks = headTicks;
        this.idleTicks = idleTicks;
        this.deadline = after(idleTicks);
    }

    /// The server's clock.
    @FunctionalInterface
    interface Ticks {

        long now();
    }

    private enum Phase {
        BETWEEN,
        HEAD,
        REQUEST
    }

    void beforeRead() {
        if (phase != Phase.HEAD) {
            deadline = after(idleTicks);
        }
    }

    void afterRead() {
        switch (phase) {
            case BETWEEN -> {
                phase = Phase.HEAD;
                deadline = after(headTicks);
            }
            case HEAD -> {}
            case REQUEST -> deadline = NEVER;
        }
    }

    void beforeWrite() {
        if (phase == Phase.REQUEST) {
            deadline = after(idleTicks);
        }
    }

    void afterWrite() {
        if (phase == Phase.REQUEST) {
            deadline = NEVER;
        }
    }

    /// The head is read: from here on the server is at work, and waits for the client where it says so.
    void requestBegins() {
        phase = Phase.REQUEST;
        deadline = NEVER;
    }

    void requestEnds() {
        phase = Phase.BETWEEN;
        deadline = after(idleTicks);
    }

    boolean isOverdue() {
        return ticks.now() > deadline;
    }

    private long after(long wait) {
        return ticks.now() + wait;
    }
}
