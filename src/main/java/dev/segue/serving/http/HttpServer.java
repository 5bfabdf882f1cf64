package dev.segue.serving.http;

import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server: started once, stopped by [#close], which lets requests under way be answered.
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MAX_REQUEST_LINE_BYTES = 64 * 1024;
    private static final int MAX_HEADERS_BYTES = 16 * 1024;

    private final HttpSettings settings;
    private final WebServer server;
    private final Dispatcher dispatcher;

    private HttpServer(HttpSettings settings, WebServer server, Dispatcher dispatcher) {
        this.settings = settings;
        this.server = server;
        this.dispatcher = dispatcher;
    }

    /// Starts listening.
    ///
    /// @param registry what `/metrics` shows, and where the server's own metrics go
    /// @param clock stamps events that come without a time
    /// @throws PortInUse when the port is taken
    public static HttpServer start(
            HttpSettings settings, Services services, PrometheusMeterRegistry registry, InstantSource clock) {
        Router router = new Router(Routes.of(settings, services, registry, clock));
        Dispatcher dispatcher = new Dispatcher(settings, router, registry);
        WebServer server =
                configure(settings).routing(routing -> routing.any(dispatcher)).build();
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw isBindFailure(e) ? new PortInUse(settings.host(), settings.port(), e) : e;
        }
        return new HttpServer(settings, server, dispatcher);
    }

    /// Returns the port that it listens on.
    public int port() {
        return server.port();
    }

    /// Refuses new requests, waits for those under way for as long as the settings say, and stops listening.
    @Override
    public void close() {
        try {
            if (!dispatcher.drain(settings.drainTimeout())) {
                LOG.warn("stopped before every request was answered; waited for {}", settings.drainTimeout());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop();
        }
    }

    private static WebServerConfig.Builder configure(HttpSettings settings) {
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
                .addProtocol(http1)
                .idleConnectionTimeout(settings.idleTimeout())
                .connectionOptions(
                        options -> options.readTimeout(settings.idleTimeout()).tcpNoDelay(true))
                .directHandlers(handlers -> {
                    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
                        handlers.addHandler(type, new EarlyErrors());
                    }
                });
    }

    private static boolean isBindFailure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
