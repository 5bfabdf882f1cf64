package dev.segue.serving.http;

import java.time.Duration;

/// Settings of servers under test: the defaults but for what the test is about.
final class TestSettings {

    private static final HttpSettings DEFAULTS = HttpSettings.DEFAULTS;

    private TestSettings() {}

    static HttpSettings onAnyPort() {
        return listening(DEFAULTS.host(), 0);
    }

    static HttpSettings listening(String host, int port) {
        return new HttpSettings(
                host,
                port,
                DEFAULTS.maxBodyBytes(),
                DEFAULTS.maxEvents(),
                DEFAULTS.maxConcurrentRequests(),
                DEFAULTS.bodyTimeout(),
                DEFAULTS.drainTimeout());
    }

    static HttpSettings oneRequestAtOnce() {
        return new HttpSettings(
                DEFAULTS.host(),
                0,
                DEFAULTS.maxBodyBytes(),
                DEFAULTS.maxEvents(),
                1,
                DEFAULTS.bodyTimeout(),
                DEFAULTS.drainTimeout());
    }

    static HttpSettings waiting(Duration body, Duration drain) {
        return new HttpSettings(
                DEFAULTS.host(),
                0,
                DEFAULTS.maxBodyBytes(),
                DEFAULTS.maxEvents(),
                DEFAULTS.maxConcurrentRequests(),
                body,
                drain);
    }
}
