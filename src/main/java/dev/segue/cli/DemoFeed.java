package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.events.ListeningEvent;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.Topics;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.EventCodec;
import dev.segue.wire.Track;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Streams a demo's catalog and events into the topics, never far ahead of what has been processed.
///
/// Where it stands is written down after every batch that the broker has acknowledged; a restart sends at most one
/// batch again, and the event ids make that harmless.
final class DemoFeed implements AutoCloseable {

    private static final int BATCH = 500;

    /// Two seconds of processing. With more, each partition has a different hour of the recording, and what is
    /// learnt from one reaches the others too late to be of use: 20,000 events ahead, lists were half as good.
    private static final long LEAD = 1_500;

    private static final long PAUSE_MILLIS = 20;

    private final Producer<byte[], byte[]> producer;
    private final Serializer<dev.segue.wire.ListeningEvent> events;
    private final Serializer<Track> tracks;
    private final Topics topics;
    private final Counters counters;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<@Nullable Exception>();
    private volatile boolean stopped;

    DemoFeed(Settings settings, Counters counters) {
        Properties config = new Properties();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.streams().bootstrapServers());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 * 1024));
        Map<String, Object> wire = Map.of(
                "schema.registry.url", String.join(",", settings.streams().registryUrls()));
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        events = AvroSerdes.create(dev.segue.wire.ListeningEvent.class, wire).serializer();
        tracks = AvroSerdes.create(Track.class, wire).serializer();
        topics = new Topics(settings.streams().topicPrefix());
        this.counters = counters;
    }

    /// Sends what has not been sent of a source, its catalog first.
    void all(DemoSource source, DemoFolder folder) {
        if (folder.sent() == 0) {
            sendCatalog(source.catalog());
        }
        stream(source, folder);
    }

    private void sendCatalog(List<Track> catalog) {
        for (Track track : catalog) {
            send(topics.tracks(), track.getTrack(), tracks.serialize(topics.tracks(), track));
        }
        producer.flush();
        throwFailure();
    }

    /// Sends what has not been sent, and returns when all of it has been processed.
    private void stream(DemoSource source, DemoFolder folder) {
        long sent = folder.sent();
        long before = counters.get(Count.EVENTS_READ);
        String user = folder.userOr("");
        try (Stream<ListeningEvent> all = source.opener().open();
                Progress progress = Progress.start("streaming", "events", source.events() - sent)) {
            Iterator<ListeningEvent> rest = all.skip(sent).iterator();
            long reported = 0;
            long ours = 0;
            while (rest.hasNext() && !stopped) {
                ListeningEvent event = rest.next();
                user = event.user();
                String topic = topics.listeningEvents();
                send(topic, event.user(), events.serialize(topic, EventCodec.toWire(event)));
                ours++;
                if (ours % BATCH == 0) {
                    producer.flush();
                    throwFailure();
                    folder.note(source.name(), sent + ours, user);
                    reported = report(progress, before, reported, ours - LEAD);
                }
            }
            producer.flush();
            throwFailure();
            folder.note(source.name(), sent + ours, user);
            report(progress, before, reported, ours);
            if (!rest.hasNext()) {
                folder.noteComplete();
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        producer.close();
    }

    /// Reports what has been processed, and waits until at least so much of what this feed has sent has been.
    private long report(Progress progress, long before, long reported, long atLeast) {
        long known = reported;
        while (!stopped) {
            long processed = counters.get(Count.EVENTS_READ) - before;
            progress.add(Math.max(0, processed - known));
            known = Math.max(known, processed);
            if (processed >= atLeast) {
                return known;
            }
            pause();
        }
        return known;
    }

    private void send(String topic, String key, byte[] value) {
        var _ = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value), (_, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private void throwFailure() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "the broker did not take the events: " + failed.getMessage(), failed);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
