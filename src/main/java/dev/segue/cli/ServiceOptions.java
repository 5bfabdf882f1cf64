package dev.segue.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that asks a running service for a list.
final class ServiceOptions {

    @Mixin
    private ServiceAddress address = new ServiceAddress();

    @Option(names = "--limit", paramLabel = "N", description = "How many tracks. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(names = "--json", description = "Print the service's JSON document.")
    private boolean json;

    ServiceClient client() {
        return address.client();
    }

    int limit() {
        return limit;
    }

    boolean json() {
        return json;
    }
}
