package dev.segue.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/// The options of every command that asks a running service.
final class ServiceOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the service is. Default: ${DEFAULT-VALUE}.",
            defaultValue = "http://127.0.0.1:8080")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--limit", paramLabel = "N", description = "How many tracks. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(names = "--json", description = "Print the service's JSON document.")
    private boolean json;

    ServiceClient client() {
        return new ServiceClient(url);
    }

    int limit() {
        return limit;
    }

    boolean json() {
        return json;
    }
}
