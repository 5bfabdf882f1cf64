package dev.segue.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/// A Kafka broker, its own controller, in this process: the very server that clusters run, bound to 127.0.0.1.
///
/// It keeps its data under the directory given and goes on from there when it is started again, whatever its ports.
public final class EmbeddedBroker implements AutoCloseable {

    private static final String NAME = "the embedded broker";

    private final KafkaRaftServer server;
    private final DirectoryLock lock;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(KafkaRaftServer server, DirectoryLock lock, int port) {
        this.server = server;
        this.lock = lock;
        this.port = port;
    }

    /// Starts a broker and returns when it answers.
    ///
    /// @param dir where it keeps its data; created and formatted when empty
    /// @param port where clients connect; 0: any free one
    /// @param controllerPort where the controller listens; 0: any free one
    /// @throws EmbeddedException when a port is in use or the directory cannot be used; nothing is left running
    public static EmbeddedBroker start(Path dir, int port, int controllerPort) {
        int clientPort = LoopbackPorts.claim(NAME, port);
        int quorumPort = LoopbackPorts.claim(NAME + "'s controller", controllerPort);
        Path data = dir.toAbsolutePath();
        DirectoryLock lock = DirectoryLock.take(NAME, data);
        try {
            format(data);
            KafkaConfig config = KafkaConfig.fromProps(BrokerConfig.of(data, clientPort, quorumPort), false);
            return new EmbeddedBroker(startServer(config, data), lock, clientPort);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static KafkaRaftServer startServer(KafkaConfig config, Path data) {
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return server;
        } catch (RuntimeException e) {
            if (server != null) {
                server.shutdown();
            }
            throw new EmbeddedException("%s could not start on %s: %s".formatted(NAME, data, e.getMessage()), e);
        }
    }

    private static void format(Path data) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(data);
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerConfig.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new EmbeddedException("%s cannot prepare %s: %s".formatted(NAME, data, e.getMessage()), e);
        }
    }

    /// Returns what clients put in `bootstrap.servers`.
    public String bootstrapServers() {
        return LoopbackPorts.HOST + ":" + port;
    }

    /// Stops the broker; the data stays.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            lock.close();
        }
    }

    /// Runs a broker until standard input ends or the process is asked to stop; prints `READY host:port` when it
    /// answers. This is what [BrokerProcess] starts.
    ///
    /// @param args the directory, the port and the controller's port
    public static void main(String[] args) {
        try {
            EmbeddedBroker broker = start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
            System.out.println(BrokerProcess.READY + broker.bootstrapServers());
            System.out.flush();
            awaitEndOfInput();
            System.exit(0);
        } catch (EmbeddedException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
