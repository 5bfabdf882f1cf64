package dev.segue.serving.http;

import java.time.Duration;

/// Settings of servers under test: the defaults but for what the test is about.
final class TestSettings {

    private TestSettings() {}

    static HttpSettings onAnyPort() {
        return listening("127.0.0.1", 0);
    }

    static HttpSettings listening(String host, int port) {
        HttpSettings it = HttpSettings.DEFAULTS;
        return new HttpSettings(
                host,
                port,
                it.maxBodyBytes(),
                it.bodyBudgetBytes(),
                it.maxEvents(),
                it.maxConcurrentRequests(),
                it.maxStreams(),
                it.headTimeout(),
                it.idleTimeout(),
                it.bodyTimeout(),
                it.drainTimeout());
    }

    static HttpSettings taking(long maxBodyBytes, long bodyBudgetBytes, int maxConcurrentRequests) {
        HttpSettings it = HttpSettings.DEFAULTS;
        return new HttpSettings(
                it.host(),
                0,
                maxBodyBytes,
                bodyBudgetBytes,
                it.maxEvents(),
                maxConcurrentRequests,
                it.maxStreams(),
                it.headTimeout(),
                it.idleTimeout(),
                it.bodyTimeout(),
                it.drainTimeout());
    }

    static HttpSettings waiting(Duration head, Duration idle, Duration body, Duration drain) {
        HttpSettings it = HttpSettings.DEFAULTS;
        return new HttpSettings(
                it.host(),
                0,
                it.maxBodyBytes(),
                it.bodyBudgetBytes(),
                it.maxEvents(),
                it.maxConcurrentRequests(),
                it.maxStreams(),
                head,
                idle,
                body,
                drain);
    }

    static HttpSettings streaming(int maxStreams, Duration idle) {
        HttpSettings it = HttpSettings.DEFAULTS;
        return new HttpSettings(
                it.host(),
                0,
                it.maxBodyBytes(),
                it.bodyBudgetBytes(),
                it.maxEvents(),
                it.maxConcurrentRequests(),
                maxStreams,
                it.headTimeout(),
                idle,
                it.bodyTimeout(),
                it.drainTimeout());
    }
}
