package dev.segue.serving.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// All metrics of the process in Prometheus' text format.
///
/// @param registry what holds them
record MetricsResource(PrometheusMeterRegistry registry) implements Resource {

    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    @Override
    public Reply answer(Request request) {
        return Reply.text(TEXT_FORMAT, registry.scrape(TEXT_FORMAT));
    }
}
