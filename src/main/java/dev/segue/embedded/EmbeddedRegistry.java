package dev.segue.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small schema registry with Confluent's REST interface, for Avro, on 127.0.0.1: enough of it for the clients of
/// Confluent and of others to register, look up and check schemas. It has no deletes, no references and no modes.
///
/// Ids count from 1 and never change: with a directory the registry remembers all that it agreed to.
public final class EmbeddedRegistry implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService requests;
    private final Optional<RegistryJournal> journal;

    private EmbeddedRegistry(HttpServer server, ExecutorService requests, Optional<RegistryJournal> journal) {
        this.server = server;
        this.requests = requests;
        this.journal = journal;
    }

    /// Starts a registry.
    ///
    /// @param dir where it keeps what was registered; empty: in memory only
    /// @param port where it listens; 0: any free one
    /// @throws EmbeddedException when the port is in use or the directory cannot be used
    public static EmbeddedRegistry start(Optional<Path> dir, int port) {
        HttpServer server = listen(port);
        try {
            Optional<RegistryJournal> journal = dir.map(RegistryJournal::open);
            SchemaVersions versions = journal.map(file -> new SchemaVersions(file.entries(), file::append))
                    .orElseGet(() -> new SchemaVersions(List.of(), _ -> {}));
            ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(requests);
            server.createContext("/", new RegistryHandler(new RegistryRoutes(versions)));
            server.start();
            return new EmbeddedRegistry(server, requests, journal);
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(LoopbackPorts.address(port), BACKLOG);
        } catch (IOException e) {
            throw LoopbackPorts.inUse("the schema registry", port, e);
        }
    }

    /// Returns what clients put in `schema.registry.url`.
    public String url() {
        return "http://%s:%d".formatted(LoopbackPorts.HOST, port());
    }

    /// Returns the port it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    /// Stops the registry; what was registered in a directory stays there.
    @Override
    public void close() {
        server.stop(0);
        requests.close();
        journal.ifPresent(RegistryJournal::close);
    }
}
