package dev.segue.serving.http;

import dev.segue.serving.PeerSettings;
import dev.segue.serving.Peers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of routes, without a server.
final class TestRoutes {

    private TestRoutes() {}

    static List<Route> all() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return Routes.of(
                HttpSettings.DEFAULTS,
                new Services(
                        new FakeLog(),
                        _ -> Optional.empty(),
                        new FakeLookups(),
                        new FakeDumps(),
                        new FakeGroups(),
                        new FakeCatalog(),
                        () -> TestServer.QUALITY,
                        () -> TestServer.MODELS,
                        Peers.NONE),
                new PeerClient(PeerSettings.DEFAULTS, () -> Instant.EPOCH, registry),
                registry,
                () -> Instant.EPOCH,
                new LiveStreams(1, registry));
    }
}
