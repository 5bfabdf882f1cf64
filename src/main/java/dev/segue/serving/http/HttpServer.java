package dev.segue.serving.http;

import dev.segue.serving.PeerSettings;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server: started once, stopped by [#close], which lets requests under way be answered and ends streams.
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /// Held so that its level stays: Helidon announces each start and stop at INFO through java.util.logging.
    private static final java.util.logging.Logger HELIDON_LOG = java.util.logging.Logger.getLogger("io.helidon");

    private static final int MAX_REQUEST_LINE_BYTES = 64 * 1024;
    private static final int MAX_HEADERS_BYTES = 16 * 1024;

    private final HttpSettings settings;
    private final WebServer server;
    private final Dispatcher dispatcher;
    private final ScheduledExecutorService timer;
    private final PeerClient client;
    private final LiveStreams streams;
    private final int port;

    private HttpServer(
            HttpSettings settings,
            WebServer server,
            Dispatcher dispatcher,
            ScheduledExecutorService timer,
            PeerClient client,
            LiveStreams streams) {
        this.client = client;
        this.streams = streams;
        this.settings = settings;
        this.server = server;
        this.dispatcher = dispatcher;
        this.timer = timer;
        this.port = server.port();
    }

    /// Starts listening.
    ///
    /// @param peers how other processes are asked
    /// @param registry what `/metrics` shows, and where the server's own metrics go
    /// @param clock stamps events that come without a time
    /// @throws PortInUse when the port is taken
    /// @throws UncheckedIOException when the host is no address of this machine
    public static HttpServer start(
            HttpSettings settings,
            PeerSettings peers,
            Services services,
            PrometheusMeterRegistry registry,
            InstantSource clock) {
        HELIDON_LOG.setLevel(Level.WARNING);
        PeerClient client = new PeerClient(peers, clock, registry);
        LiveStreams streams = new LiveStreams(settings.maxStreams(), registry);
        Router router = new Router(Routes.of(settings, services, client, registry, clock, streams));
        requireFree(settings);
        ScheduledExecutorService timer = timer();
        Dispatcher dispatcher = new Dispatcher(settings, router, registry, timer);
        WebServer server = configure(settings, timer)
                .routing(routing -> routing.any(dispatcher))
                .build();
        server.start();
        if (!server.isRunning()) {
            timer.shutdownNow();
            throw new PortInUse(settings.host(), settings.port());
        }
        return new HttpServer(settings, server, dispatcher, timer, client, streams);
    }

    /// Returns the port that it listens on.
    public int port() {
        return port;
    }

    /// Refuses new requests, waits for those under way for as long as the settings say, and stops listening.
    @Override
    public void close() {
        try {
            dispatcher.refuse();
            streams.close(settings.drainTimeout());
            if (!dispatcher.drain(settings.drainTimeout())) {
                LOG.warn("stopped before every request was answered; waited for {}", settings.drainTimeout());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop();
            timer.shutdownNow();
            client.close();
        }
    }

    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static WebServerConfig.Builder configure(HttpSettings settings, ScheduledExecutorService timer) {
        Http1Config http1 = Http1Config.builder()
                .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
                .maxHeadersSize(MAX_HEADERS_BYTES)
                .build();
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new TimedConnections(http1, settings, timer))
                .connectionOptions(options -> options.tcpNoDelay(true))
                .directHandlers(handlers -> {
                    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
                        handlers.addHandler(type, new EarlyErrors());
                    }
                });
    }

    /// Binds the port and lets it go: Helidon logs a failure to bind and goes on, without a word to its caller.
    private static void requireFree(HttpSettings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                throw new PortInUse(settings.host(), settings.port());
            }
            throw cannotListen(settings, e);
        } catch (IOException e) {
            throw cannotListen(settings, e);
        }
    }

    private static UncheckedIOException cannotListen(HttpSettings settings, IOException e) {
        return new UncheckedIOException(
                "cannot listen on port %d of %s: %s".formatted(settings.port(), settings.host(), e.getMessage()), e);
    }
}
