package dev.segue.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/// Where a running service is.
final class ServiceAddress {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the service is. Default: ${DEFAULT-VALUE}.",
            defaultValue = "http://127.0.0.1:8080")
    private URI url = URI.create("http://127.0.0.1:8080");

    ServiceClient client() {
        return new ServiceClient(url);
    }
}
