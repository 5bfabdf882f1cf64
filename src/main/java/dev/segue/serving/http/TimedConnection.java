package dev.segue.serving.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/// One connection whose client is waited for with an end.
///
/// @param http1 the connection as Helidon speaks on it
/// @param context its socket
/// @param clock by when the client must have moved
/// @param open where it is entered for as long as it is open
record TimedConnection(ServerConnection http1, ConnectionContext context, ClientClock clock, Set<TimedConnection> open)
        implements ServerConnection, InterruptableTask<Void> {

    private static final ScopedValue<ClientClock> CURRENT = ScopedValue.newInstance();

    static TimedConnection of(
            ConnectionContext context, ServerConnectionSelector http1, ClientClock clock, Set<TimedConnection> open) {
        return new TimedConnection(http1.connection(new TimedContext(context, clock)), context, clock, open);
    }

    /// Returns the clock of the connection that this thread serves.
    static ClientClock currentClock() {
        return CURRENT.get();
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        open.add(this);
        try {
            ScopedValue.where(CURRENT, clock).call(() -> {
                http1.handle(limit);
                return true;
            });
        } finally {
            open.remove(this);
        }
    }

    void closeWhenOverdue() {
        if (clock.isOverdue()) {
            context.serverSocket().close();
        }
    }

    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        http1.close(interrupt);
    }

    @Override
    public boolean canInterrupt() {
        return http1 instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    /// Connections are told apart by who they are.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
