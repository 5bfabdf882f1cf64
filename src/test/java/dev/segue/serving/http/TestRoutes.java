package dev.segue.serving.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of routes, without a server.
final class TestRoutes {

    private TestRoutes() {}

    static List<Route> all() {
        return Routes.of(
                HttpSettings.DEFAULTS,
                new Services(
                        new FakeLog(),
                        _ -> Optional.empty(),
                        new FakeLookups(),
                        new FakeDumps(),
                        new FakeCatalog(),
                        () -> TestServer.QUALITY),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                () -> Instant.EPOCH);
    }
}
