package dev.segue.serving.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// A connection's context whose reads and writes are timed.
final class TimedContext implements ConnectionContext {

    private final ConnectionContext context;
    private final DataReader reader;
    private final DataWriter writer;

    TimedContext(ConnectionContext context, ClientClock clock) {
        this.context = context;
        this.reader = DataReader.create(() -> read(context.dataReader(), clock));
        this.writer = new TimedWriter(context.dataWriter(), clock);
    }

    private static byte[] read(DataReader reader, ClientClock clock) {
        clock.beforeRead();
        reader.ensureAvailable();
        clock.afterRead();
        return reader.readBuffer().readBytes();
    }

    /// @param writer writes to the socket
    /// @param clock is told before and after
    private record TimedWriter(DataWriter writer, ClientClock clock) implements DataWriter {

        private void timed(Runnable write) {
            clock.beforeWrite();
            write.run();
            clock.afterWrite();
        }

        @Override
        public void write(BufferData... buffers) {
            timed(() -> writer.write(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            timed(() -> writer.write(buffer));
        }

        @Override
        public void writeNow(BufferData... buffers) {
            timed(() -> writer.writeNow(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            timed(() -> writer.writeNow(buffer));
        }

        @Override
        public void flush() {
            timed(writer::flush);
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }
}
