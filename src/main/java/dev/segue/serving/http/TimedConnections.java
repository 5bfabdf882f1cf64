package dev.segue.serving.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Helidon's HTTP/1.1 with an end to each wait for a client.
///
/// Helidon has no time-out for a head that never ends, nor for a client that does not take its answer.
/// Every open connection has a [ClientClock] here; ten times a second those that are overdue are closed,
/// which ends the read or write that their thread is in. Ticks are counted instead of reading a clock: a
/// wait may last one tick longer.
final class TimedConnections implements ServerConnectionSelector {

    private static final Duration TICK = Duration.ofMillis(100);

    private final ServerConnectionSelector http1;
    private final Set<TimedConnection> open = ConcurrentHashMap.newKeySet();
    private final long headTicks;
    private final long idleTicks;
    private volatile long now;

    /// @param timer closes what is overdue
    TimedConnections(Http1Config http1, HttpSettings settings, ScheduledExecutorService timer) {
        this.http1 = Http1ConnectionSelector.builder().config(http1).build();
        this.headTicks = ticks(settings.headTimeout());
        this.idleTicks = ticks(settings.idleTimeout());
        var _ = timer.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static long ticks(Duration time) {
        return Math.max(1, time.dividedBy(TICK));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the timer's one thread is the only writer
    private void tick() {
        now++;
        open.forEach(TimedConnection::closeWhenOverdue);
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return TimedConnection.of(context, http1, new ClientClock(() -> now, headTicks, idleTicks), open);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }
}
